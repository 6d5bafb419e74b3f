using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Packs;

namespace Foedera.Tests.Reading.Packs;

public sealed class ActorPackSpecs
{
    [Fact]
    public void The_packs_that_come_with_foedera_are_without_problems() =>
        ActorPack.ReadFolders([Repository.PathOf("packs")]).Problems.ShouldBeEmpty();

    [Fact]
    public void Every_fact_about_an_actor_has_a_source_or_says_that_it_needs_one()
    {
        var actors = Ours();
        actors.All.ShouldAllBe(a => a.IsUnverified || a.Source != null);
        actors.All.SelectMany(a => a.Memberships).ShouldAllBe(m => m.IsUnverified || m.Source != null);
    }

    [Fact]
    public void All_thirty_two_allies_are_there_with_their_codes() =>
        Ours()
            .All.Where(a => a.Kind == ActorKind.State)
            .Select(a => a.State!.Value.Code)
            .Distinct()
            .Intersect([
                "ALB",
                "BEL",
                "BGR",
                "CAN",
                "HRV",
                "CZE",
                "DNK",
                "EST",
                "FIN",
                "FRA",
                "DEU",
                "GRC",
                "HUN",
                "ISL",
                "ITA",
                "LVA",
                "LTU",
                "LUX",
                "MNE",
                "NLD",
                "MKD",
                "NOR",
                "POL",
                "PRT",
                "ROU",
                "SVK",
                "SVN",
                "ESP",
                "SWE",
                "TUR",
                "GBR",
                "USA",
            ])
            .Count()
            .ShouldBe(32);

    [Fact]
    public void An_office_names_its_holder_on_a_day()
    {
        var actors = Ours();
        actors.Holders("nato-secretary-general", new DateOnly(2024, 9, 1)).Single().Name.ShouldBe("Jens Stoltenberg");
        actors.Holders("nato-secretary-general", new DateOnly(2025, 1, 1)).Single().Name.ShouldBe("Mark Rutte");
    }

    [Fact]
    public void Nobody_is_named_as_the_holder_on_a_day_after_the_holders_were_gathered()
    {
        const string Pack =
            "known_until: 2031-06-30\n---\n- {id: chair, kind: office, name: Chair of the League}\n- id: ilse-varn\n  kind: person\n  name: Ilse Varn\n  posts:\n    - {office: chair, from: \"2029\"}\n";
        ActorPack.Read(Pack, "p.yaml").Try(out var read).ShouldBeTrue();
        var actors = new ActorDirectory(read);

        actors.Holders("chair", new DateOnly(2031, 6, 30)).Single().Name.ShouldBe("Ilse Varn");
        actors.Holders("chair", new DateOnly(2031, 7, 1)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kaz-president", "2022-01-07", "kassym-jomart-tokayev")]
    [InlineData("bra-president", "2022-05-04", "jair-bolsonaro")]
    [InlineData("ind-prime-minister", "2022-09-16", "narendra-modi")]
    [InlineData("irn-president", "2022-09-16", "ebrahim-raisi")]
    [InlineData("idn-president", "2021-04-24", "joko-widodo")]
    public void The_world_pack_knows_who_held_an_office_on_a_day(string office, string day, string person) =>
        Ours()
            .Tenures(office, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
            .Where(t => !t.Tenure.IsUnverified)
            .Select(t => t.Holder.Id)
            .ShouldContain(person);

    [Fact]
    public void What_a_source_says_of_a_tenure_goes_before_what_none_does()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(
            Path.Combine(folder, "actors.yaml"),
            "- {id: lowmere, kind: state, name: Lowmere, state: LUX}\n- {id: lux-chair, kind: office, name: Chair of Lowmere, state: LUX}\n"
                + "- id: ilse-varn\n  kind: person\n  name: Ilse Varn\n  posts:\n    - {office: lux-chair, from: \"2020-03\", unverified: true}\n"
        );
        File.WriteAllText(
            Path.Combine(folder, "office-holders.csv"),
            "person,name,office,from,to,certainty,state,family_name\nilse-varn,Ilse Varn,lux-chair,2020-03-05,2022-06-30,high,LUX,\n"
                + "yun-reil,Yun Reil,lux-chair,2022-07-01,,low,LUX,first\n"
        );
        ActorPack.ReadFolders([folder]).Try(out var actors).ShouldBeTrue();
        actors!
            .Find("ilse-varn")!
            .Memberships.Single()
            .ShouldSatisfyAllConditions(
                m => m.IsUnverified.ShouldBeFalse(),
                m => m.Held.Last.ShouldBe(new DateOnly(2022, 6, 30))
            );
        actors.WithSurname("Yun").Single().Memberships.Single().IsUnverified.ShouldBeTrue();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_is_wrong_in_a_table_is_told_with_its_line()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(
            Path.Combine(folder, "office-holders.csv"),
            "person,name,office,from,certainty,state\na,A,o,soon,high,LUX\n"
        );
        ActorPack.ReadFolders([folder]).Problems.ShouldContain(p => p.Code == "PACK009" && p.Line == 2);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_pack_is_read_with_its_posts()
    {
        ActorPack
            .Read(
                "- {id: chair, kind: office, name: Chair of the League}\n- id: ilse-varn\n  kind: person\n  name: Ilse Varn\n  pronoun: she\n  posts:\n    - {office: chair, from: \"2020-03\", to: \"2024\"}\n",
                "p.yaml"
            )
            .Try(out var actors)
            .ShouldBeTrue();
        actors[1]
            .Memberships.Single()
            .Held.ShouldBe(new DateWindow(new DateOnly(2020, 3, 1), new DateOnly(2024, 12, 31)));
    }

    [Theory]
    [InlineData("- id: a\n  kind: wizard\n  name: A\n", "ACTOR008", 2)]
    [InlineData("- id: a\n  kind: person\n", "ACTOR007", 1)]
    [InlineData("- id: a\n  kind: person\n  name: A\n  colour: red\n", "ACTOR010", 4)]
    [InlineData("- id: a\n  kind: person\n  name: A\n  state: POLAND\n", "ACTOR009", 4)]
    [InlineData("- id: a\n  kind: person\n  name: A\n  posts:\n    - {office: o, from: soon}\n", "ACTOR015", 5)]
    [InlineData(
        "- id: a\n  kind: person\n  name: A\n  posts:\n    - {office: o, from: \"2020\", to: \"2019\"}\n",
        "ACTOR014",
        5
    )]
    [InlineData("id: a\n", "ACTOR003", 1)]
    [InlineData("until: 2031\n---\n- {id: a, kind: person, name: A}\n", "ACTOR010", 1)]
    [InlineData("known_until: soon\n---\n- {id: a, kind: person, name: A}\n", "ACTOR015", 1)]
    [InlineData("- [a: {\n", "ACTOR004", 2)]
    [InlineData("- &x {id: a}\n- *x\n", "ACTOR004", 2)]
    public void What_is_wrong_is_told_with_its_line(string yaml, string code, int line)
    {
        var problems = ActorPack.Read(yaml, "p.yaml").Problems;
        problems.ShouldContain(p => p.Code == code && p.Line == line, string.Join("; ", problems));
    }

    [Fact]
    public void All_problems_are_told_at_once() =>
        ActorPack.Read("- id: a\n  kind: wizard\n- id: b\n  kind: person\n", "p.yaml").Problems.Length.ShouldBe(3);

    private static ActorDirectory Ours()
    {
        ActorPack.ReadFolders([Repository.PathOf("packs")]).Try(out var actors).ShouldBeTrue();
        return actors!;
    }
}
