namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Chooses again for fragments that may come from what is touched; see <see cref="Fragments"/>.</summary>
public sealed partial class Growth
{
    // fragments that are new, or were put elsewhere, or have no sentence any more; and those beside whom they were
    private readonly HashSet<KeptPassage> moved = [];

    private async Task FindHomesAsync(Dictionary<KeptPassage, string> surnamesBefore)
    {
        moved.UnionWith(arrived.SelectMany(d => d.Passages).Where(passage => passage.IsFragment));
        var asking = Asking(surnamesBefore);
        if (asking.Count == 0)
            return;
        var lists = new KeptLists(land, asking);
        var fitting = lists.Fitting();
        var components = fitting.Select(held.Of).ToHashSet();
        var linked = await LinkedAsync(land.Passages.Where(p => !p.IsFragment && components.Contains(held.Of(p))));
        await live.EnsureAsync(asking.Select(fragment => fragment.Document));
        var homes = new FragmentHomes(linked.Passages, linked.Links, lists.Over(live, linked));
        foreach (var fragment in asking)
            Settle(fragment, homes.Best(live.Of(fragment)) is { } home ? linked.Kept[home] : null);
    }

    private void Settle(KeptPassage fragment, KeptPassage? home)
    {
        if (fragment.Home == home && !fragment.Document.IsNew)
            return;
        moved.Add(fragment);
        if (fragment.Home is { } before)
            moved.Add(before);
        else if (GroupOf(fragment) is { } group)
            moved.UnionWith(
                land.Passages.Where(p => p.IsFragment && p.Home is null && !p.Document.IsNew && GroupOf(p) == group)
            );
        fragment.Home = home;
        fragment.Document.IsChanged = true;
    }

    // those whose sentence may be another, in order; of each document only the first are asked at all
    private List<KeptPassage> Asking(Dictionary<KeptPassage, string> surnamesBefore)
    {
        var sharing = between
            .SelectMany(two => new[] { two.One, two.Other })
            .Select(number => land.Documents[number])
            .Concat(touched.Select(passage => passage.Document))
            .Concat(arrived)
            .ToHashSet();
        var reach = new FragmentReach(land, surnamesBefore);
        return
        [
            .. land.Documents.SelectMany(document =>
                document
                    .Passages.Where(passage => passage.IsFragment)
                    .Take(Fragments.MostOfDocument)
                    .Where(fragment => sharing.Contains(document) || reach.Holds(fragment))
            ),
        ];
    }
}
