using System.Collections.Immutable;
using Cronos;
using Foedera.Core.Primitives;
using Foedera.Reading.Formats;
using Foedera.Reading.Packs;

namespace Foedera.Work.Watching;

/// <summary>Reads a file of sources to watch: <c>sources</c>, a list of <c>name</c>, <c>address</c>, <c>rhythm</c>
/// (five fields as cron has them,
/// coordinated universal time; every quarter of an hour without it), <c>outlet</c> and <c>language</c>.</summary>
public static class SourcesFile
{
    private const string Usual = "*/15 * * * *";
    private const int MostSources = 5_000;

    /// <summary>The sources in their order, or all that is wrong with the file.</summary>
    public static Parsed<ImmutableArray<WatchedSource>> Read(string path)
    {
        var problems = new PackProblems();
        var folder = new PackFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (folder.Yaml(Path.GetFileName(path), problems) is not { } top)
            return Parsed<ImmutableArray<WatchedSource>>.Failed(problems.All);
        ImmutableArray<WatchedSource> sources = [.. top.Maps("sources").Take(MostSources).Select(Source)];
        top.RefuseOthers();
        foreach (var twice in sources.GroupBy(source => source.Name).Where(named => named.Count() > 1))
            top.Problem("WATCH003", $"'{twice.Key}' is the name of {twice.Count()} sources; their states go by it");
        if (sources.IsEmpty && problems.All.IsEmpty)
            top.Problem("WATCH004", "no sources are listed");
        return problems.All.IsEmpty
            ? Parsed<ImmutableArray<WatchedSource>>.Ok(sources)
            : Parsed<ImmutableArray<WatchedSource>>.Failed(problems.All);
    }

    private static WatchedSource Source(PackFields fields)
    {
        var name = fields.Required("name");
        if (name.Length > DocumentLimits.Outlet)
            fields.Problem("WATCH005", $"a name has at most {DocumentLimits.Outlet} characters");
        var source = new WatchedSource(
            name,
            AddressOf(fields),
            RhythmOf(fields),
            fields.Text("outlet"),
            fields.Text("language")
        );
        fields.RefuseOthers();
        return source;
    }

    private static Uri AddressOf(PackFields fields)
    {
        var text = fields.Required("address");
        if (WebAddress.Parse(text) is { } address)
            return address;
        if (text.Length > 0)
            fields.Problem("WATCH001", $"'{text}' is no address that begins with http:// or https://");
        return new Uri("about:blank");
    }

    private static CronExpression RhythmOf(PackFields fields)
    {
        var text = fields.Text("rhythm") ?? Usual;
        if (CronExpression.TryParse(text, out var rhythm))
            return rhythm;
        fields.Problem("WATCH002", $"'{text}' is no rhythm; expected five fields such as '*/15 * * * *'");
        return CronExpression.Parse(Usual);
    }
}
