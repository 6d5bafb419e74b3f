using Foedera.Reading.Intake;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Foedera.Reading.Packs;

/// <summary>A value of a pack file with the line it stands on.</summary>
internal abstract record PackValue(int Line)
{
    public sealed record Scalar(string Text, int Line) : PackValue(Line);

    public sealed record List(IReadOnlyList<PackValue> Items, int Line) : PackValue(Line);

    public sealed record Map(IReadOnlyDictionary<string, PackValue> Fields, int Line) : PackValue(Line);
}

/// <summary>Reads the plain part of YAML: mappings, lists and scalars. Anchors, aliases and tags are refused, so
/// nothing can expand.</summary>
internal static class PackYaml
{
    private const int Deepest = 16;
    private const int MostValues = 50_000;

    /// <summary>The mapping at the top of the file; null, with problems noted, when it is not one.</summary>
    public static PackValue.Map? Read(string text, string file, PackProblems problems)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return Refuse(problems, PackCode.Malformed, "the file is empty; expected a mapping", file, 1);
            parser.Consume<DocumentStart>();
            var count = 0;
            var top = Value(parser, file, problems, depth: 0, ref count);
            if (top is null)
                return null;
            return top as PackValue.Map
                ?? Refuse(problems, PackCode.WrongShape, "expected a mapping at the top of the file", file, top.Line);
        }
        catch (YamlException wrong)
        {
            return Refuse(problems, PackCode.Malformed, $"not YAML: {wrong.Message}", file, (int)wrong.Start.Line);
        }
        catch (Exception wrong)
            when (wrong is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // what the parser throws on escapes and numbers that are none
            return Refuse(problems, PackCode.Malformed, $"not YAML: {wrong.Message}", file, 1);
        }
    }

    private static PackValue? Value(Parser parser, string file, PackProblems problems, int depth, ref int count)
    {
        var line = (int)(parser.Current?.Start.Line ?? 0);
        if (depth > Deepest)
            return Refuse(problems, PackCode.TooDeep, $"nested deeper than {Deepest} levels", file, line);
        if (++count > MostValues)
            return Refuse(problems, PackCode.TooDeep, $"more than {MostValues} values in one file", file, line);
        if (parser.Accept<AnchorAlias>(out _))
            return Refuse(problems, PackCode.Alias, "an alias (*name); write the value out", file, line);
        if (parser.Accept<NodeEvent>(out var node) && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            return Refuse(
                problems,
                PackCode.Alias,
                "an anchor (&name) or a tag (!name); write the plain value",
                file,
                line
            );
        if (parser.TryConsume<Scalar>(out var scalar))
            return new PackValue.Scalar(Legible.Of(scalar.Value), line);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<PackValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (Value(parser, file, problems, depth + 1, ref count) is not { } item)
                    return null;
                items.Add(item);
            }
            return new PackValue.List(items, line);
        }
        parser.Consume<MappingStart>();
        var fields = new Dictionary<string, PackValue>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Value(parser, file, problems, depth + 1, ref count) is not { } key)
                return null;
            if (key is not PackValue.Scalar { Text: var name })
                return Refuse(problems, PackCode.WrongShape, "a field name must be one word", file, key.Line);
            if (Value(parser, file, problems, depth + 1, ref count) is not { } value)
                return null;
            if (!fields.TryAdd(name, value))
                problems.Add(PackCode.DuplicateField, $"'{name}' stands twice in one mapping", file, key.Line);
        }
        return new PackValue.Map(fields, line);
    }

    private static PackValue.Map? Refuse(PackProblems problems, string code, string message, string file, int line)
    {
        problems.Add(code, message, file, line);
        return null;
    }
}
