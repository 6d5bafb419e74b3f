using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Alliances;
using Foedera.Reading.Packs;

namespace Foedera.Tests.Owed;

/// <summary>The importers on tiny tables written for these tests (invented alliances), and on the real files where they
/// are at hand.</summary>
public sealed class AllianceFilesSpecs
{
    private const string MemberHeader =
        "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase,defense,offense,neutral,nonagg,consul,"
        + "defcoadv,defcoloc,defcocon,defconum,defcodem,defconpr,obvary\n";

    [Fact]
    public void Two_members_promise_each_other_in_every_year_they_share()
    {
        var dyads = DirectedDyads.Of(
            Members(
                "9001,2,1950,5,1,1952,3,1,1,1,0,0,0,1,0,0,0,0,0,0,0\n9001,20,1951,NA,NA,0,0,0,1,0,0,0,0,1,0,0,0,0,0,0,0\n"
            ),
            1960
        );
        dyads.Keys.Select(k => k.Year).Distinct().ShouldBe([1951, 1952], ignoreOrder: true);
        dyads[new DirectedDyadYear(2, 20, 1951)].ShouldBe(Promises.Defence | Promises.Consultation);
        dyads[new DirectedDyadYear(20, 2, 1951)].ShouldBe(Promises.Consultation);
    }

    [Fact]
    public void A_state_that_takes_anothers_place_the_day_it_leaves_was_not_its_ally() =>
        DirectedDyads
            .Of(
                Members(
                    "9001,260,1955,5,5,1990,10,3,1,1,0,0,0,0,0,0,0,0,0,0,0\n9001,255,1990,10,3,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0\n"
                ),
                1995
            )
            .ShouldBeEmpty();

    [Fact]
    public void An_open_end_runs_to_the_last_year_asked_for() =>
        DirectedDyads
            .Of(
                Members(
                    "9001,2,1999,1,1,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0\n9001,20,1999,1,1,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0\n"
                ),
                2003
            )
            .Keys.Max(k => k.Year)
            .ShouldBe(2003);

    [Fact]
    public void Every_bad_row_is_a_problem_with_its_line()
    {
        var read = AllianceFiles.Read(
            "members.csv",
            MemberHeader
                + "9001,x,1950,5,1,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0\n9001,2,1950,13,1,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0\n"
        );
        read.Problems.Select(p => (p.Line, p.Code)).ShouldBe([(2, "ALLY004"), (3, "ALLY004")]);
    }

    [Fact]
    public void An_unknown_header_is_refused() =>
        AllianceFiles.Read("x.csv", "a,b\n1,2\n").Problems.Single().Code.ShouldBe("ALLY003");

    [Fact]
    public void A_missing_file_is_a_problem_not_a_crash() =>
        AllianceFiles.Read("/nowhere/at/all.csv").Problems.Single().Code.ShouldBe("ALLY001");

    [Fact]
    public void Imported_alliances_become_packs_by_which_the_resolver_answers()
    {
        var members = Members(
            "9001,255,1900,1,1,1910,1,1,1,1,0,0,0,0,0,0,0,0,0,1,0\n9001,220,1900,1,1,1910,1,1,1,1,0,0,0,0,0,1,0,0,0,1,0\n"
        );
        var (packs, left) = AlliancePacks.Of(members, ShippedPacks.Series.World);
        left.ShouldBeEmpty();
        var folder = Directory.CreateTempSubdirectory("packs");
        try
        {
            foreach (var (name, text) in packs.Single().Files)
                File.WriteAllText(
                    Path.Combine(
                        Directory.CreateDirectory(Path.Combine(folder.FullName, packs.Single().Folder)).FullName,
                        name
                    ),
                    text
                );
            var read = PactPacks.Read(Repository.PathOf("packs"), folder.FullName);
            read.Try(out var series).ShouldBeTrue(string.Join('\n', read.Problems));
            Answers(series!, "RUS", "FRA", "1905-01-01").ShouldBe([(Answer.Owed, "DEU")]);
            // France's own promise is limited to places that the data do not name
            Answers(series!, "RUS", "DEU", "1905-01-01").ShouldBe([(Answer.Open, "FRA")]);
            Answers(series!, "RUS", "FRA", "1910-01-01").ShouldBe([(Answer.NotOwed, "DEU")]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_number_stands_for_the_state_that_had_it_on_the_day()
    {
        var world = ShippedPacks.Series.World;
        AlliancePacks.StateOf(Member(365, 1950), world)!.Value.Code.ShouldBe("SUN");
        AlliancePacks.StateOf(Member(365, 1995), world)!.Value.Code.ShouldBe("RUS");
        AlliancePacks.StateOf(Member(260, 1960), world)!.Value.Code.ShouldBe("DEU");
        AlliancePacks.StateOf(Member(255, 1960), world).ShouldBeNull();
        AlliancePacks.StateOf(Member(300, 1880), world)!.Value.Code.ShouldBe("AUH");
        AlliancePacks.StateOf(Member(8152, 1880), world).ShouldBeNull();
    }

    [Fact]
    public void Defence_pledges_derived_from_the_members_agree_with_the_published_pairs_in_at_least_97_of_100()
    {
        var derived = DirectedDyads.Of(Shared("atop401_member_level.csv").Members, 2016);
        var agreement = DyadComparison
            .Agreement(derived, Shared("atop51_directed_dyad_year.csv").Dyads, 1816, 2016)
            .Where(a => a.Promise == Promises.Defence)
            .ToList();
        var (both, all) = (agreement.Sum(a => a.Both), agreement.Sum(a => a.Both + a.OnlyDerived + a.OnlyPublished));
        ((double)both / all).ShouldBeGreaterThanOrEqualTo(0.997);
    }

    [Fact]
    public void Every_defence_pair_of_the_nato_pack_by_signature_is_in_atop_and_none_of_its_nato_is_missing()
    {
        var series = ShippedPacks.Series;
        var pack = Defence(
            DirectedDyads.Of(PactDyads.Members(series.Find("NATO")!, series.World, DateConvention.Signature), 2018)
        );
        var published = Shared("atop51_directed_dyad_year.csv").Dyads;
        pack.Keys.Where(k => k.Year <= 2018 && !published.GetValueOrDefault(k).HasFlag(Promises.Defence))
            .ShouldBeEmpty();
        var theirs = Defence(
            DirectedDyads.Of(Shared("atop401_member_level.csv").Members.Where(m => m.Alliance == 3180), 2016)
        );
        pack.Keys.Where(k => k.Year <= 2016).ToHashSet().SetEquals(theirs.Keys).ShouldBeTrue();
    }

    private static Dictionary<DirectedDyadYear, Promises> Defence(Dictionary<DirectedDyadYear, Promises> dyads) =>
        dyads.Where(d => d.Value.HasFlag(Promises.Defence)).ToDictionary();

    private static AllianceMember Member(int number, int year) =>
        new(1, number, new DateOnly(year, 6, 1), null, Promises.Defence);

    private static (Answer, string)[] Answers(TreatySeries series, string attacker, string target, string on)
    {
        QuestionReader
            .Read(
                series,
                new QuestionText
                {
                    Attackers = [attacker],
                    Targets = [target],
                    On = on,
                }
            )
            .Try(out var question)
            .ShouldBeTrue();
        return [.. Resolver.Answer(series, question!, "ATOP-9001").Claims.Select(c => (c.Answer, c.Obligor.Code))];
    }

    private static System.Collections.Immutable.ImmutableArray<AllianceMember> Members(string rows) =>
        Parsed(AllianceFiles.Read("members.csv", MemberHeader + rows)).Members;

    private static AllianceFile Shared(string name) =>
        Parsed(AllianceFiles.Read(Repository.Shared("data", "alliance", name)));

    private static AllianceFile Parsed(Parsed<AllianceFile> read)
    {
        read.Try(out var file).ShouldBeTrue(string.Join('\n', read.Problems));
        return file!;
    }
}
