using System.Collections.Immutable;
using System.Text;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>How sure it is whose a part was.</summary>
public enum PartStatus
{
    /// <summary>It belonged to the other state.</summary>
    Part,

    /// <summary>It was annexed, and many states never recognised that.</summary>
    Annexed,

    /// <summary>It was held by the other state, and its title lay elsewhere.</summary>
    Occupied,

    /// <summary>It was cut in two.</summary>
    Divided,

    /// <summary>Its title is disputed.</summary>
    Disputed,
}

/// <summary>What a province, or all of a state of today, belonged to for a time.</summary>
/// <param name="Codes">Codes of provinces, or of the state of today.</param>
/// <param name="During">First and last day.</param>
/// <param name="State">The state it belonged to.</param>
/// <param name="Status">How sure that is.</param>
/// <param name="Place">Code of the place that speaks of it better; null where none does.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record FormerPart(
    ImmutableArray<string> Codes,
    DateWindow During,
    StateCode State,
    PartStatus Status,
    string? Place,
    Evidence Evidence
);

/// <summary>Towns and provinces of the world by name, each as the place that it was on a day. Rows are kept as one text
/// and searched as
/// one, because questions that need them are few.</summary>
public sealed class Gazetteer
{
    private const int MostFound = 200;
    private readonly string text;
    private readonly int[] starts;
    private readonly string[] rows;
    private readonly ImmutableArray<FormerPart> parts;

    /// <summary>Takes the lines of <c>gazetteer.tsv</c> without its header, largest places first, and the parts that
    /// changed hands.</summary>
    public Gazetteer(IEnumerable<string> lines, ImmutableArray<FormerPart> parts)
    {
        rows = [.. lines];
        this.parts = parts;
        starts = new int[rows.Length];
        var folded = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
        {
            starts[i] = folded.Length;
            folded.Append(';');
            foreach (var name in Names(rows[i]))
                folded.Append(World.Key(name)).Append(';');
        }
        text = folded.ToString();
    }

    /// <summary>Every place of the name as it was on the day, largest first; those whose state then is not known are
    /// left out.</summary>
    public ImmutableArray<Place> Find(World world, string name, DateOnly day)
    {
        var key = World.Key(name);
        if (key.Length == 0 || key.Contains(';', StringComparison.Ordinal))
            return [];
        var found = ImmutableArray.CreateBuilder<Place>();
        var sought = $";{key};";
        var at = text.IndexOf(sought, StringComparison.Ordinal);
        while (at >= 0 && found.Count < MostFound)
        {
            if (On(world, rows[RowAt(at)].Split('\t'), day) is { } place)
                found.Add(place);
            at = text.IndexOf(sought, at + 1, StringComparison.Ordinal);
        }
        return found.ToImmutable();
    }

    private int RowAt(int position)
    {
        var row = Array.BinarySearch(starts, position);
        return row >= 0 ? row : ~row - 1;
    }

    private static IEnumerable<string> Names(string row)
    {
        var cells = row.Split('\t');
        return cells.Length < 3 ? [] : cells[2].Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(cells[1]);
    }

    private Place? On(World world, string[] cells, DateOnly day)
    {
        if (cells.Length < 8)
            return null;
        var (code, name, of, inside) = (cells[0], cells[1], cells[4], cells[5]);
        if (StateCode.TryParse(of) is not { } state || world.HomeOf(state) is not { } home)
            return Listed(world, of, name);
        var part = PartOf(code.Length > 0 ? code : inside, day) ?? PartOf(of, day);
        var narrower = RegionsOf(cells[6]);
        if (part is null)
            return home.IsOf(state, day) == Truth.No ? null : Named(home, name, narrower);
        if (part is { Place: { } better, Status: PartStatus.Part })
            return Listed(world, better, name);
        if (world.HomeOf(part.State) is not { } then)
            return null;
        return Named(then, name, narrower == Regions.None ? home.Regions & then.Regions : narrower) with
        {
            Sovereigns = [new Sovereignty(part.State, part.During, part.Status != PartStatus.Part, part.Evidence)],
        };
    }

    private static Place? Listed(World world, string code, string name) =>
        world.FindPlace(code) is { } place ? place with { Name = $"{name} ({place.Name})" } : null;

    private static Place Named(Place home, string name, Regions regions) =>
        home with
        {
            Name = $"{name} ({home.Name})",
            Regions = regions == Regions.None ? home.Regions : regions,
        };

    private FormerPart? PartOf(string code, DateOnly day)
    {
        foreach (var part in parts)
            if (part.During.Contains(day) && part.Codes.Contains(code))
                return part;
        return null;
    }

    private static Regions RegionsOf(string cell)
    {
        var sum = Regions.None;
        foreach (var word in cell.Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (
                Enum.TryParse<Regions>(
                    word.Replace("-", "", StringComparison.Ordinal),
                    ignoreCase: true,
                    out var region
                )
            )
                sum |= region;
        return sum;
    }
}
