using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;
using Foedera.Reading.Types;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera explain FILE</c>: why each statement was read as it was.</summary>
public static class ExplainVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var path = new Argument<string>("file") { Description = "A file: .txt, .html, .json." };
        var format = SharedOptions.Format();
        var (packs, model) = (SharedOptions.Packs(), SharedOptions.Model());
        var command = new Command(
            "explain",
            "Show why the statements of a document were read as they were: words, tags, tree, roles, rule or scores."
        )
        {
            path,
            format,
            packs,
            model,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetRequiredValue(path),
                parsed.GetValue(format),
                parsed.GetValue(packs) ?? [],
                parsed.GetValue(model)!
            )
        );
        return command;
    }

    private static int Run(string path, OutputFormat format, string[] packs, string model)
    {
        var models = ReadingModels.Open(model);
        var reader = new StatementReader(StatementsVerb.Actors(packs), models.Ready());
        foreach (var found in Files.Expand([path]).SelectMany(Files.Open))
        {
            if (found is Found.Failed failed)
                throw new InputException(failed.Problems);
            if (found is not Found.Read { Reading.Document: var document })
                continue;
            var explanations = reader.Explain(document);
            if (format == OutputFormat.Table)
                Show(document, explanations);
            else
                Printer.Print(
                    format,
                    explanations,
                    Json,
                    ("statement", e => e.Statement.Id),
                    ("rule", e => e.Statement.Rule),
                    ("confidence", e => Number(e.Statement.Confidence))
                );
        }
        return ExitCode.Success;
    }

    private static void Show(Document document, ImmutableArray<Explanation> explanations)
    {
        foreach (var (statement, tokens, scores) in explanations)
        {
            Console.Out.WriteLine(
                $"{statement.Id}  {statement.Kind.ToString().ToLowerInvariant()}  {statement.Rule}  confidence {Number(statement.Confidence)}"
            );
            if (scores is not null)
                Console.Out.WriteLine(
                    $"  {string.Join(", ", scores.Evidence.Select(e => $"{e.Key} {Number(e.Value)}"))}"
                );
            if (statement.Speaker is { } speaker)
                Console.Out.WriteLine($"  speaker {speaker.Name ?? "open: " + string.Join(", ", speaker.Candidates)}");
            Console.Out.WriteLine(
                $"  {statement.Type.ToString().ToLowerInvariant()}: {StatementTypes.Read(document.Text, statement.Kind, statement.Content, statement.Cue.IsEmpty ? null : statement.Cue[0]).Rule}{Modality(document, statement.Modality)}"
            );
            if (tokens.IsEmpty)
                Console.Out.WriteLine(
                    $"  {string.Join(" … ", statement.Content.Select(c => c.In(document.Text).ToString()))}"
                );
            foreach (var token in tokens)
                Console.Out.WriteLine(
                    $"  {token.Role ?? "", -8}{token.Text, -22} {token.Tag, -11} {token.Relation, -14} {token.Head}"
                );
            Console.Out.WriteLine();
        }
    }

    private static string Modality(Document document, Modality modality)
    {
        string Words(TextSpan at) => $"“{at.Of(document.Text)}”";
        return string.Concat(
            modality.Binding is { } binding
                ? $"; binds as {binding.Level.ToString().ToLowerInvariant()} by {Words(binding.Word)}"
                : "",
            modality.Committed is { } committed
                ? $", {Party(committed.Party)}{(committed.At is { } at ? $" {Words(at)}" : "")}"
                : "",
            modality.Negation is { } not ? $"; negated by {Words(not)}" : "",
            modality.CueNegation is { } denied ? $"; the saying is negated by {Words(denied)}" : "",
            modality.Condition is { } condition
                ? $"; on the condition {Words(condition.If)}{(condition.Then is { } then ? $" → {Words(then)}" : "")}"
                : ""
        );
    }

    private static string Party(CommittedParty party) =>
        party switch
        {
            CommittedParty.Speaker => "the speaker",
            CommittedParty.OwnSide => "the speaker's side",
            _ => "somebody else",
        };

    private static object Json(Explanation e) =>
        new
        {
            Statement = e.Statement.Id,
            e.Statement.Rule,
            e.Statement.Confidence,
            e.Scores,
            Tokens = e.Tokens.Select(t => new
            {
                t.Text,
                t.Tag,
                t.Relation,
                t.Head,
                t.Role,
            }),
        };

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
