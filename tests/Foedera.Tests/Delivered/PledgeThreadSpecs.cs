using Foedera.Core.Delivered;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Tests.Delivered;

/// <summary>The life of a pledge: what speaks of it, and where it stood on the way.</summary>
public sealed class PledgeThreadSpecs
{
    private static readonly ThreadWords Words = new(["GDP", "defence"], ["allies"], ["will not", "unrealistic"]);

    private static readonly Pledge Pledge = StatusSpecs.Invented(new DateOnly(2025, 6, 25), target: 3.5m, by: 2035) with
    {
        Words = ["credible path"],
    };

    [Theory]
    [InlineData(
        "The allies will spend 3.5 % of GDP on defence by 2035.",
        "2025-06-25",
        2035,
        "3.5",
        ThreadRole.Makes,
        true
    )]
    [InlineData(
        "The allies stand by the 3.5 % of GDP that they promised for 2035.",
        "2025-11-03",
        2035,
        "3.5",
        ThreadRole.Recalls,
        true
    )]
    [InlineData(
        "It will be well north of 3 % of GDP for the allies.",
        "2025-03-10",
        null,
        "3",
        ThreadRole.Foretells,
        false
    )]
    [InlineData(
        "My country will not spend 3.5 % of its GDP on defence.",
        "2025-07-01",
        null,
        "3.5",
        ThreadRole.Doubts,
        false
    )]
    [InlineData("Each of the allies must show a credible path.", "2026-02-01", null, "", ThreadRole.Recalls, false)]
    public void A_statement_belongs_to_a_pledge_by_what_agrees(
        string text,
        string on,
        int? until,
        string shares,
        ThreadRole role,
        bool sure
    )
    {
        var match = PledgeMatch.Of(Pledge, Said(text, on, until, shares), Words, ["Aland"])!;
        (match.Role, match.Sure).ShouldBe((role, sure));
        match.Evidence.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Prices rose by 3.5 % in May.", "2025-09-01", null, "3.5")]
    [InlineData("The team will spend more on defence.", "2025-09-01", null, "")]
    [InlineData("The allies spent 3.5 % of GDP on defence.", "2019-09-01", null, "3.5")]
    [InlineData("Unemployment fell to 3.5 % by 2027.", "2025-09-01", 2027, "3.5")]
    public void A_figure_alone_or_a_measure_alone_is_of_something_else(
        string text,
        string on,
        int? until,
        string shares
    ) => PledgeMatch.Of(Pledge, Said(text, on, until, shares), Words, []).ShouldBeNull();

    [Theory]
    [InlineData(
        "The new target will be well north of 3 %.",
        "3",
        "The allies will set new targets of GDP.",
        ThreadRole.Speaks
    )]
    [InlineData("We will not spend 3.5 %.", "3.5", "The allies spend a part of their GDP.", ThreadRole.Doubts)]
    public void A_statement_without_a_day_speaks_of_a_pledge_by_what_stands_around_it(
        string text,
        string shares,
        string around,
        ThreadRole role
    )
    {
        var match = PledgeMatch.Of(
            Pledge,
            Said(text, "2025-06-25", null, shares) with
            {
                On = null,
                Around = around,
            },
            Words,
            []
        )!;
        (match.Role, match.Sure).ShouldBe((role, false));
        match.Evidence.ShouldContain(e => e.Contains("beside it", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_the_month_in_which_a_pledge_was_made_are_surer()
    {
        var said = Said("The allies agree on 3.5 % of GDP.", "2025-06-18", null, "3.5");
        PledgeMatch.Of(Pledge, said, Words, [])!.Sure.ShouldBeTrue();
        PledgeMatch.Of(Pledge, said with { On = new DateOnly(2026, 6, 18) }, Words, [])!.Sure.ShouldBeFalse();
    }

    [Fact]
    public void The_shipped_pledge_of_The_Hague_is_walked_from_its_making_to_the_newest_figures()
    {
        var record = ShippedFiguresSpecs.Load();
        var pledge = record.PledgeOf("hague-2025-core")!;
        var thread = PledgeThread.Of(record, pledge, null, new DateOnly(2026, 11, 26));
        thread.Select(e => e.On).ShouldBe(thread.Select(e => e.On).Order());
        thread.ShouldContain(e =>
            e.Kind == ThreadKind.Plan && e.Text.StartsWith("Germany: 3.5 %", StringComparison.Ordinal)
        );
        thread.ShouldContain(e => e.Kind == ThreadKind.Figures && e.On == new DateOnly(2026, 7, 7));
        thread.ShouldContain(e => e.Kind == ThreadKind.Reading && e.Text.StartsWith("Spain", StringComparison.Ordinal));
        PledgeThread.StandingOn(record, pledge, null, new DateOnly(2025, 6, 24)).ShouldBeNull();
        PledgeThread
            .StandingOn(record, pledge, StateCode.Parse("POL"), new DateOnly(2026, 11, 26))
            .ShouldBe("there already");
    }

    [Fact]
    public void Standing_and_chance_stand_in_one_sentence()
    {
        var record = ShippedFiguresSpecs.Load();
        var (pledge, italy, day) = (
            record.PledgeOf("hague-2025-core")!,
            StateCode.Parse("ITA"),
            new DateOnly(2026, 11, 26)
        );
        var projection = new Foedera.Core.Delivered.Paths.Projection(
            record.Observations,
            PathsSpecs.Weights(),
            day,
            record.Pledges
        );
        foreach (var party in pledge.Parties)
        {
            var status = StatusRule.StatusOn(pledge, party.State, day, record.Observations, [])!;
            var sentence = Outlook.Sentence(
                pledge,
                status,
                projection.Path(pledge, party.State),
                NationalPlan.Of(record, pledge, party.State, day),
                record.NameOf(party.State)
            );
            if (Outlook.IsOpen(status.Schedule))
                sentence.ShouldContain("of such series");
            sentence.ShouldNotContain(": met");
        }
        NationalPlan
            .Of(record, pledge, StateCode.Parse("DEU"), day)
            .Select(p => (p.Year, p.Percent))
            .ShouldBe([(2029, 3.5m)]);
        NationalPlan.Of(record, pledge, italy, day).ShouldBeEmpty();
    }

    private static SpokenOfPledge Said(string text, string on, int? until, string shares) =>
        new(
            text,
            DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            until is { } year ? DateWindow.TryParse($"../{year}") : null,
            [
                .. shares
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(s => decimal.Parse(s, System.Globalization.CultureInfo.InvariantCulture)),
            ]
        );
}
