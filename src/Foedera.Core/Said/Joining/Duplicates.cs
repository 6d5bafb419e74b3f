using System.Globalization;
using System.Text;

namespace Foedera.Core.Said.Joining;

/// <summary>Passages with the same words, speaker and time (a wire story printed by many), so that each is compared
/// once.</summary>
internal sealed class Duplicates
{
    private readonly List<List<int>> groups;

    private Duplicates(List<List<int>> groups) => this.groups = groups;

    /// <summary>The first passage of each group, in order.</summary>
    public List<int> Representatives => groups.ConvertAll(g => g[0]);

    public static Duplicates Of(List<QuotedPassage> passages, List<int> among)
    {
        var byKey = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var all = new List<List<int>>();
        foreach (var i in among)
        {
            var key = KeyOf(passages[i]);
            if (!byKey.TryGetValue(key, out var group))
            {
                byKey[key] = group = [];
                all.Add(group);
            }
            group.Add(i);
        }
        return new Duplicates(all);
    }

    public void JoinAll(Linkage links)
    {
        foreach (var group in groups)
            for (var i = 1; i < group.Count; i++)
                links.Join(group[0], group[i]);
    }

    /// <summary>The same for passages that are taken together. Sentences of transcripts are never taken together
    /// unseen.</summary>
    public static string KeyOf(QuotedPassage passage)
    {
        var key = new StringBuilder(
            passage.IsTranscript ? $"{passage.DocumentNumber}.{passage.Ordinal}" : passage.Voice.Key
        )
            .Append('|')
            .Append(passage.Said?.ToEdtf())
            .Append('|');
        foreach (var form in passage.Words.Forms)
            key.Append(form.Id.ToString(CultureInfo.InvariantCulture)).Append(' ');
        return key.ToString();
    }
}
