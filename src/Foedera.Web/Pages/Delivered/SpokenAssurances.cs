using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Alliances;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Web.Pages.Delivered;

/// <summary>A statement on record that says of help for an ally that it will come, may not, or depends.</summary>
/// <param name="On">When it was said, else published, as EDTF.</param>
/// <param name="Speaker">Who; null when nobody is settled.</param>
/// <param name="Post">What the speaker was on that day by the packs; null when they know of nothing.</param>
/// <param name="Kind">What it says; null when its words do not tell.</param>
/// <param name="Words">Its words.</param>
/// <param name="Direct">Whether they are the speaker's own words, and not the report's.</param>
/// <param name="Because">The words that tell.</param>
/// <param name="Address">The statement in its document.</param>
public sealed record SpokenAssuranceLine(
    string On,
    string? Speaker,
    string? Post,
    AssuranceKind? Kind,
    string Words,
    bool Direct,
    ImmutableArray<string> Because,
    string Address
);

/// <summary>Finds reassurance and doubt among the statements on record.</summary>
internal static class SpokenAssurances
{
    private const string Language = "en";
    private const int Looked = 200;
    private const int Shown = 8;
    private const int Longest = 600;

    /// <summary>Statements that name the ally and speak of help, said by the day, the newest first.</summary>
    public static async Task<ImmutableArray<SpokenAssuranceLine>> OfAsync(
        PledgeLibrary library,
        StateCode ally,
        DateOnly day,
        CancellationToken stop
    )
    {
        var name = library.Record.NameOf(ally);
        var query = new StatementQuery
        {
            Language = Language,
            Published = new DateWindow(null, day),
            Groups =
            [
                [.. SpokenAssurance.Help(Language).Select(Term)],
                [Term(name)],
            ],
        };
        var found = await library.StatementsAsync(query, Looked, stop);
        return
        [
            .. found
                .Where(hit => hit.Text.Length <= Longest)
                .Select(hit => (Hit: hit, Said: SpokenAssurance.Of(hit.Text, Language)))
                .Where(one => one.Said is not null)
                .DistinctBy(one => one.Hit.Wordings.IsEmpty ? one.Hit.Id : one.Hit.Wordings[0].UtteranceId)
                .OrderBy(one => one.Said!.Kind is null)
                .ThenByDescending(one => one.Hit.Document.Published)
                .ThenBy(one => one.Hit.Id, StringComparer.Ordinal)
                .Take(Shown)
                .Select(one => Line(library, one.Hit, one.Said!)),
        ];
    }

    private static SearchTerm Term(string words) => new(SearchWords.Fold(words), false);

    private static SpokenAssuranceLine Line(PledgeLibrary library, StatementHit hit, SpokenAssurance said) =>
        new(
            (hit.SaidOn ?? DateWindow.Day(hit.Document.Published!.Value)).ToEdtf(),
            hit.Speaker?.Name,
            library.PostOf(hit.Speaker?.ActorId, hit.SaidOn?.First ?? hit.Document.Published),
            said.Kind,
            hit.Text,
            hit.Kind == StatementKind.Direct,
            said.Because,
            Addresses.Statement(hit.Document.Id, hit.Id)
        );
}
