using System.Text.Json.Nodes;
using Foedera.Core.Said;
using Foedera.Web.Api;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Views.Reuse;

/// <summary>The wordings of an utterance as W3C Web Annotations: each points to its words in the text on record (with
/// the words before and behind, and
/// code points) and, where there is one, to the page that printed it.</summary>
internal static class Annotations
{
    private const string Context = "http://www.w3.org/ns/anno.jsonld";

    public static JsonObject Of(UtteranceEdition utterance, string origin)
    {
        var id = origin + utterance.Imprint.As("anno.json");
        return new JsonObject
        {
            ["@context"] = Context,
            ["id"] = id,
            ["type"] = "AnnotationCollection",
            ["label"] = utterance.Imprint.Title,
            ["total"] = utterance.Wordings.Length,
            ["first"] = new JsonObject
            {
                ["id"] = id + "#page",
                ["type"] = "AnnotationPage",
                ["startIndex"] = 0,
                ["items"] = new JsonArray([
                    .. utterance.Wordings.Select(wording => One(wording, utterance, id, origin)),
                ]),
            },
        };
    }

    private static JsonObject One(EditedWording wording, UtteranceEdition utterance, string id, string origin)
    {
        var targets = new JsonArray(
            new JsonObject
            {
                ["type"] = "SpecificResource",
                ["source"] = origin + Addresses.Document(wording.Doc),
                ["selector"] = new JsonArray(
                    Quote(wording),
                    new JsonObject
                    {
                        ["type"] = "TextPositionSelector",
                        ["start"] = wording.Start,
                        ["end"] = wording.End,
                    }
                ),
            }
        );
        // positions count in the text on record, not in the page of the publisher
        if (wording.Url is { } url)
            targets.Add(
                new JsonObject
                {
                    ["type"] = "SpecificResource",
                    ["source"] = url,
                    ["selector"] = Quote(wording),
                }
            );
        return new JsonObject
        {
            ["id"] = $"{id}#{wording.Siglum}",
            ["type"] = "Annotation",
            ["motivation"] = new JsonArray("classifying", "linking"),
            ["body"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "TextualBody",
                    ["purpose"] = "classifying",
                    ["value"] = QueryWords.Of<Verdict>(wording.Verdict),
                    ["language"] = "en",
                },
                new JsonObject
                {
                    ["type"] = "SpecificResource",
                    ["purpose"] = "linking",
                    ["source"] = origin + utterance.Imprint.Address,
                }
            ),
            ["target"] = targets,
        };
    }

    private static JsonObject Quote(EditedWording wording) =>
        new()
        {
            ["type"] = "TextQuoteSelector",
            ["exact"] = wording.Text,
            ["prefix"] = wording.Before,
            ["suffix"] = wording.After,
        };
}
