using System.Text.RegularExpressions;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats;

/// <summary>Captions of a recording: SubRip (.srt) and WebVTT (https://www.w3.org/TR/webvtt1/). Turns become paragraphs
/// after their speaker;
/// lines that roll from one caption into the next stand once. Each caption's passage leads back to its bytes, where its
/// times stand.</summary>
internal sealed partial class Captions : IFormat
{
    public string Name => "captions";

    public IReadOnlyList<string> Endings { get; } = [".srt", ".vtt"];

    public bool Recognises(RawSource source) =>
        source.Head.StartsWith("WEBVTT", StringComparison.Ordinal) || SubRip().IsMatch(source.Head);

    public IEnumerable<Piece> Read(RawSource source)
    {
        if (source.Bytes.Length > DocumentLimits.Bytes)
            return
            [
                Piece.Whole(
                    source,
                    Parsed<DocumentRead>.Failed(DocumentReader.TooLong(source.Bytes.Length, source.Name))
                ),
            ];
        var decoded = Charset.Decode(source.Span, declared: null);
        var turns = new TurnText();
        var track = new CaptionTrack();
        var paragraph = new List<string>();
        string? by = null;
        foreach (var line in track.Lines(decoded.Text))
        {
            if (line.StartsTurn)
            {
                turns.Add(by, string.Join(' ', paragraph));
                paragraph.Clear();
                by = line.Speaker;
            }
            paragraph.Add(line.Text);
        }
        turns.Add(by, string.Join(' ', paragraph));
        var draft = new Draft(turns.ToString())
        {
            Language = track.Language,
            Genre = Genre.Transcript,
            TranscriptKind = track.IsTimedByWord ? TranscriptKind.Machine : null,
        };
        return [Piece.Whole(source, draft.Finish(source.Id, source.Name, decoded.Notes))];
    }

    [GeneratedRegex(
        @"^\d{1,6}\s*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{3} --> ",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex SubRip();
}
