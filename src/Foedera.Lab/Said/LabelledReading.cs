using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Lab.Said;

/// <summary>Documents as people labelled them, in place of what a reader finds: weights fitted on both do not hang on
/// one reader.</summary>
internal static class LabelledReading
{
    /// <summary>The event's documents with the labelled statements.</summary>
    public static ImmutableArray<ReadDocument> Of(SaidEvent of, ActorDirectory actors) =>
        [.. of.Read.Select(d => Of(of, d, actors))];

    private static ReadDocument Of(SaidEvent of, ReadDocument read, ActorDirectory actors)
    {
        var points = new CodePoints(read.Document.Text);
        var labels = of.Gold.Statements.Where(s => s.Doc == read.Document.Id).OrderBy(s => s.Content[0]);
        var statements = labels.Select(s => new Statement(s.Id, read.Document.Id)
        {
            Kind = Enum.Parse<StatementKind>(s.Kind, ignoreCase: true),
            Content = [points.ToUtf16(s.Content[0], s.Content[1])],
            Speaker = SpeakerOf(s.Speaker, actors),
        });
        return read with { Statements = [.. statements] };
    }

    private static Speaker? SpeakerOf(string? name, ActorDirectory actors) =>
        string.IsNullOrEmpty(name) ? null
        : actors.Named(name).Take(2).ToList() is [var only] ? Speaker.Known(only.Name, only.Id)
        : Speaker.Known(name);
}
