using System.Text.Json;
using Foedera.Core.Sources;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Tests.Reading.Attribution;

/// <summary>Each language that has verbs of saying has a file of cases: a new language is a folder and such a
/// file.</summary>
public sealed class LanguageSpecs
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Spoken =>
        [.. LanguageFolder.All.Where(f => f.Tag != "en" && f.Lines("cues").Length > 0).Select(f => f.Tag)];

    public static TheoryData<string> Dated =>
        [.. LanguageFolder.All.Where(f => f.Lines("months").Length > 0).Select(f => f.Tag)];

    private sealed record Said(string Content, string? Speaker);

    private sealed record Case(string Text, Said[] Statements);

    [Theory, MemberData(nameof(Spoken))]
    public void Quotations_have_their_speakers_in_every_language_with_verbs_of_saying(string tag)
    {
        foreach (var wanted in Cases(tag))
        {
            var document = new Document("d", wanted.Text) { Language = tag };
            var found = Repository
                .Reader.Read(document)
                .Select(s => new Said(string.Join(" … ", s.Content.Select(c => c.Of(wanted.Text))), s.Speaker?.Name))
                .ToArray();
            found.ShouldBe(wanted.Statements, wanted.Text);
        }
    }

    [Theory, MemberData(nameof(Spoken))]
    public void A_sentence_or_two_tell_the_language_or_leave_it_open(string tag)
    {
        foreach (var text in Cases(tag).Select(c => c.Text))
            (Languages.Of(text) ?? tag).ShouldBeOneOf([tag, .. Kin.GetValueOrDefault(tag, [])], text);
    }

    // languages that a sentence does not tell apart
    private static readonly Dictionary<string, string[]> Kin = new() { ["da"] = ["no"], ["sv"] = ["no", "da"] };

    [Theory, MemberData(nameof(Dated))]
    public void A_language_with_months_has_twelve(string tag) =>
        LanguageFolder.Of(tag)!.Lines("months").Length.ShouldBe(12);

    [Theory]
    [InlineData("Señor José Núñez-García de la Vega said that the strait would stay open.")]
    [InlineData("“The café is closed,” Łukasz Nowak told the paper.")]
    [InlineData("Angela Müller said she was “ready”.")]
    public void English_with_foreign_names_stays_English(string text) => (Languages.Of(text) ?? "en").ShouldBe("en");

    private static Case[] Cases(string tag)
    {
        var file = Repository.PathOf("specs", "reading", "languages", tag + ".json");
        File.Exists(file).ShouldBeTrue($"a language needs its file of cases: specs/reading/languages/{tag}.json");
        return JsonSerializer.Deserialize<Case[]>(File.ReadAllText(file), Web)!;
    }
}
