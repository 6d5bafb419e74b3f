using System.Text.Json;
using System.Text.Json.Nodes;
using Foedera.Core.Said;
using Foedera.Web.Api;
using Foedera.Web.Pages.Said;
using Foedera.Web.Pages.Sources;

namespace Foedera.Web.Views.Reuse;

/// <summary>A text with its media type.</summary>
/// <param name="Type">The media type.</param>
/// <param name="Content">The text.</param>
internal sealed record WrittenForm(string Type, string Content);

/// <summary>The forms in which programs of others take a page: citations of every page, and what fits only
/// some.</summary>
internal static class ReuseForms
{
    private static readonly JsonSerializerOptions Style = new(Json.Options) { WriteIndented = true };

    /// <summary>The page in that form; null when it has none.</summary>
    public static WrittenForm? Of(PageView view, PageForm form, string origin, ActorDirectory actors) =>
        (form, view) switch
        {
            (_, { Imprint.IsFailure: true }) => null,
            (PageForm.BibTex, _) => new("application/x-bibtex", Citations.Of(view.Imprint, origin).BibTex()),
            (PageForm.Ris, _) => new("application/x-research-info-systems", Citations.Of(view.Imprint, origin).Ris()),
            (PageForm.Csl, _) => new(
                "application/vnd.citationstyles.csl+json",
                Text(Citations.Of(view.Imprint, origin).Csl())
            ),
            (PageForm.Annotations, UtteranceEdition utterance) => new(
                "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
                Text(Annotations.Of(utterance, origin))
            ),
            (PageForm.Tei, UtteranceEdition utterance) => new("application/tei+xml", TeiEdition.Of(utterance, origin)),
            (PageForm.Popolo, SpeakerSheet speaker) when actors.Find(speaker.Key) is { } actor => new(
                "application/json",
                Text(Popolo.Of(actor, actors, origin))
            ),
            _ => null,
        };

    /// <summary>What a page offers besides JSON, CSV and feed: the ending and its name.</summary>
    public static IReadOnlyList<(string Ending, string Name)> Offered(PageView view) =>
        view switch
        {
            UtteranceEdition => [("anno.json", "Web Annotations"), ("tei.xml", "TEI")],
            SpeakerSheet { Kind: not null } => [("popolo.json", "Popolo")],
            _ => [],
        };

    private static string Text(JsonNode node) => node.ToJsonString(Style);
}
