namespace Foedera.Core.Said.Joining.Growing;

/// <summary>What became of an attempt to join only what is new.</summary>
/// <param name="Joined">The same as joining everything; null when everything has to be joined.</param>
/// <param name="Because">Why that is so; empty when it is not.</param>
public sealed record Grown(Rejoined? Joined, string Because);

/// <summary>Joins documents that came in with what is on record: compares only what they meet, and joins and judges
/// anew only what that touches. What it gives is what joining everything would give; where that cannot be known from
/// near by, it says so and gives nothing.</summary>
public sealed partial class Growth
{
    private readonly JoiningOptions options = JoiningOptions.Default;
    private readonly Landscape land;
    private readonly Reloaded live;
    private readonly List<KeptDocument> arrived;
    private readonly NearBy near;
    private readonly int wordsBefore;

    private Growth(Landscape land, IReadOnlyList<ReadDocument> documents, NearBy near)
    {
        (this.land, this.near) = (land, near);
        (wordsBefore, live) = (land.Words.Entries.Count, new Reloaded(land, near.Documents));
        arrived = [.. documents.Select(Cutting.Of)];
        land.Add(arrived);
        for (var i = 0; i < documents.Count; i++)
        {
            var own = QuotedPassages.Of(documents[i], arrived[i].Number, land.Words).ToList();
            live.Add(arrived[i], own);
            arrived[i].Sentences = [.. own.Select(sentence => Cutting.Of(sentence, 0, land.Words))];
        }
        land.Place();
    }

    /// <summary>Joins documents with those on record.</summary>
    /// <param name="kept">What joinings before left, of all documents but these.</param>
    /// <param name="documents">Those that came in.</param>
    /// <param name="near">Loads what they meet.</param>
    /// <param name="languages">What speakers are known to speak.</param>
    /// <param name="knowledge">A word that changes when <paramref name="languages"/> answers otherwise.</param>
    /// <param name="before">What the joining before is remembered by.</param>
    /// <exception cref="InvalidDataException">What was kept is damaged, or not of this record.</exception>
    public static async Task<Grown> JoinAsync(
        KeptJoining kept,
        IReadOnlyList<ReadDocument> documents,
        NearBy near,
        SpokenLanguages languages,
        string knowledge,
        JoiningState before
    )
    {
        if (
            before.Names.Length != before.Marks.Length
            || documents.Any(d => d.Document.Genre == Sources.Genre.Transcript)
        )
            return new Grown(null, "a record of speech bears on every judgement");
        var known = kept.Whole();
        var context = ClusterMarks.ContextOf(
            known.Documents.Where(d => d.IsTranscript).Select(d => ClusterMarks.StampOf(d.Identity, d.Stamp)),
            knowledge
        );
        if (context != before.Context)
            return new Grown(null, "the program, or what it knows of speakers, is another");
        return await new Growth(known, documents, near).JoinAsync(languages, before);
    }

    private async Task<Grown> JoinAsync(SpokenLanguages languages, JoiningState before)
    {
        if (await CutAsync() is { } uncut)
            return new Grown(null, uncut);
        if (await CompareAsync() is { } incomparable)
            return new Grown(null, incomparable);
        await WeighAsync();
        HoldTogether();
        await LinkAsync();
        return await JudgeAsync(languages, before);
    }
}
