using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Tests.Owed;

/// <summary>Names of states, days and places as people write them.</summary>
public sealed class QuestionsAsPeopleAskSpecs
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("U.S.", "USA")]
    [InlineData("u.s.a.", "USA")]
    [InlineData("U.K.", "GBR")]
    [InlineData("EL", "GRC")]
    [InlineData("Republic of North Macedonia", "MKD")]
    [InlineData("N. Macedonia", "MKD")]
    [InlineData("FYR Macedonia", "MKD")]
    [InlineData("Kingdom of Denmark", "DNK")]
    [InlineData("Korea, Rep.", "KOR")]
    [InlineData("Korea, Dem. People's Rep.", "PRK")]
    [InlineData("Congo, Dem. Rep.", "COD")]
    [InlineData("Iran, Islamic Rep.", "IRN")]
    [InlineData("Bosnia & Herzegovina", "BIH")]
    [InlineData("Hellenic Republic", "GRC")]
    [InlineData("FRG", "DEU")]
    [InlineData("Czecho-Slovakia", "CSK")]
    [InlineData("Swiss Confederation", "CHE")]
    [InlineData("Polen", "POL")]
    [InlineData("Польша", "POL")]
    [InlineData("ドイツ", "DEU")]
    public void A_state_is_known_by_the_names_that_people_use(string name, string code) =>
        ShippedPacks.Series.World.FindState(name)?.Code.Code.ShouldBe(code);

    [Theory]
    [InlineData("Ukriane", "Ukraine")]
    [InlineData("Esotnia", "Estonia")]
    public void A_misspelt_state_is_refused_with_the_nearest_name(string written, string meant) =>
        Read(new QuestionText { Attackers = ["RUS"], Targets = [written] })
            .Problems.Single()
            .Message.ShouldContain($"did you mean {meant}");

    [Fact]
    public void Two_names_with_commas_in_them_are_two_states()
    {
        Read(new QuestionText { Attackers = ["China, Iran, Islamic Rep., RUS"], Targets = ["POL"] })
            .Try(out var question)
            .ShouldBeTrue();
        question!.Attackers.Select(a => a.State!.Value.Code).ShouldBe(["CHN", "IRN", "RUS"]);
    }

    [Theory]
    [InlineData(null, "2026-11-26")]
    [InlineData("today", "2026-11-26")]
    [InlineData("yesterday", "2026-11-25")]
    [InlineData("1 March 2025", "2025-03-01")]
    [InlineData("March 1st, 2025", "2025-03-01")]
    [InlineData("1st of March 2025", "2025-03-01")]
    [InlineData("Saturday, 1 March 2025", "2025-03-01")]
    [InlineData("2025-03-01T04:00:00Z", "2025-03-01")]
    [InlineData("1 марта 2025 г.", "2025-03-01")]
    [InlineData("1er mars 2025", "2025-03-01")]
    [InlineData("1 de marzo de 2025", "2025-03-01")]
    [InlineData("1. März 2025", "2025-03-01")]
    [InlineData("1.3.2025", "2025-03-01")]
    [InlineData("2025/03/01", "2025-03-01")]
    [InlineData("13/3/2025", "2025-03-13")]
    public void A_day_is_read_as_people_write_it(string? written, string day) =>
        DayText
            .Read(written, Today)
            .Day.ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("3/4/2025", "two days")]
    [InlineData("2025", "not a day")]
    [InlineData("30 February 2025", "not a day")]
    [InlineData("soon", "not a day")]
    public void A_day_that_is_none_or_two_is_refused(string written, string why) =>
        DayText.Read(written, Today).Wrong!.ShouldContain(why);

    [Theory]
    [InlineData("forces at Greenland")]
    [InlineData("armed forces in Greenland")]
    [InlineData("aircraft over Greenland")]
    [InlineData("a naval vessel off the coast of Greenland")]
    [InlineData("forces, vessels or aircraft in Greenland")]
    public void The_phrases_of_treaties_mean_forces_at_a_place(string at) =>
        Site(at).ShouldBeOfType<Site.ForcesAt>().Place.Code.ShouldBe("GRL");

    [Theory]
    [InlineData("the territory of Greenland", "GRL")]
    [InlineData("Estonia", "EST")]
    [InlineData("Gulf of Finland", "baltic-sea")]
    public void Ground_is_ground(string at, string code)
    {
        var site = Site(at);
        if (site is Site.At there)
            there.Place.Code.ShouldBe(code);
        else
            ((Site.Unnamed)site).Text.ShouldBe(at);
    }

    [Fact]
    public void A_town_that_no_list_has_lies_where_the_question_says()
    {
        Read(
                new QuestionText
                {
                    Attackers = ["RUS"],
                    Targets = ["EST"],
                    At = "Nowheretown, Estonia",
                }
            )
            .Try(out var question)
            .ShouldBeTrue();
        question!.Site.ShouldBeOfType<Site.At>().Place.Code.ShouldBe("EST");
        question.Remarks.Single().ShouldContain("No list here has Nowheretown");
    }

    [Theory]
    [InlineData("EST", "1960-01-01", "EST", "was no independent state")]
    [InlineData("Russia", "1970-01-01", "SUN", "same state under another name")]
    [InlineData("Soviet Union", "2020-01-01", "RUS", "same state under another name")]
    [InlineData("Czechoslovakia", "2005-01-01", "CSK", "existed from 1918-10-28 to 1992-12-31")]
    [InlineData("South Sudan", "1990-01-01", "SSD", "was no independent state")]
    public void A_state_that_did_not_exist_is_told_so(string target, string on, string asked, string remark)
    {
        Read(
                new QuestionText
                {
                    Attackers = ["PRK"],
                    Targets = [target],
                    On = on,
                }
            )
            .Try(out var question)
            .ShouldBeTrue();
        question!.Targets.Single().Code.ShouldBe(asked);
        question.Remarks.Single().ShouldContain(remark);
    }

    [Fact]
    public void An_answer_names_the_net_and_the_pacts_that_are_not_in_it()
    {
        var answer = ShippedPacks.Ask("IRQ", "MAR", "1950-01-01");
        var sentence = CaseSentence.Of(answer, ShippedPacks.Series.World);
        sentence.ShouldContain($"{ShippedPacks.Series.Pacts.Length} pacts on record");
    }

    private static Site Site(string at)
    {
        Read(
                new QuestionText
                {
                    Attackers = ["RUS"],
                    Targets = ["DNK"],
                    At = at,
                }
            )
            .Try(out var question)
            .ShouldBeTrue();
        return question!.Site;
    }

    private static Parsed<Question> Read(QuestionText text) => QuestionReader.Read(ShippedPacks.Series, text, Today);

    [Theory]
    [InlineData("Treaty of Brussels", "BRUSSELS-1948")]
    [InlineData("Pukpuk Treaty", "AUS-PNG-2025")]
    [InlineData("Shusha Declaration", "TUR-AZE-2021")]
    [InlineData("Western Union", "BRUSSELS-1948")]
    [InlineData("Saudi-Pakistani", "SAU-PAK-2025")]
    [InlineData("42.7", "EU-42.7")]
    [InlineData("treaty", null)]
    [InlineData("", null)]
    public void A_pact_is_known_by_the_words_that_only_it_has(string asked, string? id) =>
        (ShippedPacks.Series.Find(asked)?.Id).ShouldBe(id);
}
