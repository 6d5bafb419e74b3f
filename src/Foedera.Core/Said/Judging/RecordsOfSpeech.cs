using Foedera.Core.Said.Joining;

namespace Foedera.Core.Said.Judging;

/// <summary>Finds words as they stand in records of speech, across the ends of sentences: what a record holds in a row
/// was not made up by
/// the report that prints it, whichever sentence it was compared with.</summary>
internal sealed class RecordsOfSpeech
{
    private const int Key = 3;

    private readonly Lazy<(
        Dictionary<(int, int, int), List<(int Document, int At)>> Places,
        Dictionary<int, int[]> Words
    )> index;

    public RecordsOfSpeech(List<QuotedPassage> passages)
    {
        Passages = [.. passages.Where(p => p.IsTranscript)];
        index = new(Built);
    }

    /// <summary>Their sentences.</summary>
    public IReadOnlyList<QuotedPassage> Passages { get; }

    /// <summary>True when a record of the speaker's speech has these words in a row, none between.</summary>
    public bool Hold(QuotedPassage passage)
    {
        var words = passage.Words.Forms;
        if (words.Length < Key)
            return false;
        var (places, texts) = index.Value;
        foreach (var (document, at) in places.GetValueOrDefault((words[0].Id, words[1].Id, words[2].Id), []))
        {
            var text = texts[document];
            var k = Key;
            while (k < words.Length && at + k < text.Length && text[at + k] == words[k].Id)
                k++;
            if (k == words.Length)
                return true;
        }
        return false;
    }

    private (Dictionary<(int, int, int), List<(int Document, int At)>> Places, Dictionary<int, int[]> Words) Built()
    {
        var texts = Passages
            .GroupBy(p => p.DocumentNumber)
            .ToDictionary(
                g => g.Key,
                g => g.OrderBy(p => p.Ordinal).SelectMany(p => p.Words.Forms.Select(f => f.Id)).ToArray()
            );
        var places = new Dictionary<(int, int, int), List<(int, int)>>();
        foreach (var (document, text) in texts)
        {
            for (var at = 0; at + Key <= text.Length; at++)
            {
                var key = (text[at], text[at + 1], text[at + 2]);
                (places.TryGetValue(key, out var list) ? list : places[key] = []).Add((document, at));
            }
        }
        return (places, texts);
    }
}
