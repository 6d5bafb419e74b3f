using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Packs;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Owed;

/// <summary>Packs with faults: every one is listed with file and line, and nothing is half loaded.</summary>
public sealed class BrokenPacksSpecs : IDisposable
{
    private const string Good = """
        id: TEST
        name: Treaty of Testing
        signed: 2000-01-01
        in_force: 2000-06-01
        gathered: 2020-12-31
        source: written for this test
        obligations:
          - {article: "1", kind: defend, trigger: armed-attack, response: to help, source: written for this test}
        """;

    private const string Members =
        "state,signed,in_force,until,source,unverified,note\nEST,2000-01-01,2000-06-01,,test,,\n"
        + "LVA,2000-01-01,2000-06-01,,test,,\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pack");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_good_pack_is_read()
    {
        var read = Read(Good);
        read.Problems.ShouldBeEmpty();
        read.Try(out var series).ShouldBeTrue();
        series!.Find("TEST")!.Parties.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("id: TEST", "id: [TEST]", "PACK019", 1)]
    [InlineData("name: Treaty of Testing", "", "PACK006", null)]
    [InlineData("signed: 2000-01-01", "signed: 2000-02-30", "PACK009", 3)]
    [InlineData("in_force: 2000-06-01", "in_force: 1999-06-01", "PACK015", null)]
    [InlineData("gathered: 2020-12-31", "gathered: 1990-01-01", "PACK015", null)]
    [InlineData("source: written for this test\n", "", "PACK018", null)]
    [InlineData("kind: defend", "kind: protect", "PACK010", 8)]
    [InlineData("response: to help,", "response: to help, obligors: [EST, XYZ],", "PACK011", 8)]
    [InlineData("response: to help,", "response: to help, obligors: [FRA],", "PACK014", null)]
    [InlineData("response: to help,", "response: to help, colour: red,", "PACK007", 8)]
    [InlineData("name: Treaty of Testing", "name: A\nname: B", "PACK008", 3)]
    [InlineData("id: TEST", "yields_to: [NOWHERE]\nid: TEST", "PACK017", null)]
    [InlineData("id: TEST", "yields_to: [TEST]\nid: TEST", "PACK017", null)]
    [InlineData("id: TEST", "id: nato", "PACK016", null)]
    [InlineData("name: Treaty of Testing", "name: &a Treaty of Testing", "PACK004", 2)]
    [InlineData("name: Treaty of Testing", "name: !!binary Treaty", "PACK004", 2)]
    [InlineData("name: Treaty of Testing", "name: \"not closed", "PACK003", null)]
    public void A_fault_in_the_pact_is_told_with_its_line(string good, string bad, string code, int? line)
    {
        var problems = Read(Good.Replace(good, bad, StringComparison.Ordinal)).Problems;
        var problem = problems.FirstOrDefault(p => p.Code == code).ShouldNotBeNull(string.Join('\n', problems));
        problem.File.ShouldEndWith("pact.yaml");
        if (line is not null)
            problem.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("LVA,2000-01-01,2000-06-01,,test,,", "LVA,2000-13-01,2000-06-01,,test,,", "PACK009")]
    [InlineData("LVA,2000-01-01,2000-06-01,,test,,", "LVA,2000-01-01,2000-06-01,1999-01-01,test,,", "PACK015")]
    [InlineData("LVA,2000-01-01,2000-06-01,,test,,", "EST,2003-01-01,2003-06-01,,test,,", "PACK013")]
    [InlineData("LVA,2000-01-01,2000-06-01,,test,,", "QQQ,2000-01-01,2000-06-01,,test,,", "PACK011")]
    [InlineData("LVA,2000-01-01,2000-06-01,,test,,", "LVA,2000-01-01,2000-06-01,,,,", "PACK018")]
    [InlineData("LVA,2000-01-01,2000-06-01,,test,,", "LVA,2000-01-01", "PACK003")]
    [InlineData("LVA,2000-01-01,2000-06-01,,test,,", "\"LVA,2000-01-01,2000-06-01,,test,,", "PACK003")]
    [InlineData("state,signed", "land,signed", "PACK007")]
    public void A_fault_in_the_members_is_told(string good, string bad, string code)
    {
        var problems = Read(Good, Members.Replace(good, bad, StringComparison.Ordinal)).Problems;
        problems.ShouldContain(
            p => p.Code == code && p.File!.EndsWith("members.csv", StringComparison.Ordinal),
            string.Join('\n', problems)
        );
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var problems = Read(
            Good.Replace("2000-01-01", "soon", StringComparison.Ordinal)
                .Replace("defend", "protect", StringComparison.Ordinal),
            "state,signed\n"
        ).Problems;
        problems.Select(p => p.Code).Distinct().ShouldBe(["PACK006", "PACK009", "PACK010"], ignoreOrder: true);
    }

    [Fact]
    public void A_circle_of_precedence_is_found()
    {
        Write("a", Good.Replace("id: TEST", "id: A\nyields_to: [B]", StringComparison.Ordinal), Members);
        Write("b", Good.Replace("id: TEST", "id: B\nyields_to: [A]", StringComparison.Ordinal), Members);
        ReadFolder().Problems.Count(p => p.Code == "PACK017").ShouldBe(2);
    }

    [Fact]
    public void Overlapping_positions_and_unknown_places_are_found()
    {
        Write("a", Good, Members);
        File.WriteAllText(
            Path.Combine(folder.FullName, "a", "territories.csv"),
            "place,position,from,until,reason,source,unverified,note\nGRL,in,2000-01-01,,x,t,,\n"
                + "GRL,out,2005-01-01,,x,t,,\nATLANTIS,in,,,x,t,,\n"
        );
        ReadFolder().Problems.Select(p => p.Code).ShouldBe(["PACK013", "PACK012"], ignoreOrder: true);
    }

    [Fact]
    public void Aliases_cannot_explode()
    {
        var bomb =
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"b{i}: &b{i} [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"));
        Read(bomb).Problems.ShouldAllBe(p => p.Code == "PACK004");
    }

    [Fact]
    public void A_hundred_megabytes_are_refused_unread()
    {
        Write("a", Good, Members);
        using (var huge = File.OpenWrite(Path.Combine(folder.FullName, "a", "pact.yaml")))
            huge.SetLength(100_000_000);
        ReadFolder().Problems.Single().Code.ShouldBe("PACK002");
    }

    [Fact]
    public void Deep_nesting_and_many_values_are_refused()
    {
        Read(new string('[', 1_000)).Problems.ShouldAllBe(p => p.Code == "PACK005");
        Read("a: [" + string.Concat(Enumerable.Repeat("x,", 60_000)) + "]")
            .Problems.ShouldContain(p => p.Code == "PACK005");
    }

    [Fact]
    public void An_empty_file_and_a_missing_one_are_told()
    {
        Read("").Problems.Single().Code.ShouldBe("PACK003");
        Write("a", Good, Members);
        File.Delete(Path.Combine(folder.FullName, "a", "members.csv"));
        ReadFolder().Problems.Select(p => p.Code).ShouldContain("PACK001");
    }

    [Fact]
    public void Nonsense_never_crashes_the_reader()
    {
        Prop.ForAll<string>(text =>
            {
                Read(text ?? "").Problems.Length.ShouldBeGreaterThan(0);
                Read(Good, text ?? "").Problems.Length.ShouldBeGreaterThan(0);
            })
            .QuickCheckThrowOnFailure();
    }

    private Parsed<TreatySeries> Read(string yaml, string members = Members)
    {
        Write("a", yaml, members);
        return ReadFolder();
    }

    private Parsed<TreatySeries> ReadFolder() => PactPacks.Read(Repository.PathOf("packs"), folder.FullName);

    private void Write(string name, string yaml, string members)
    {
        var path = folder.CreateSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(path, "pact.yaml"), yaml);
        File.WriteAllText(Path.Combine(path, "members.csv"), members);
    }
}
