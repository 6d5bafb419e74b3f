namespace Foedera.Core.Owed.Rules;

/// <summary>The attack falls where the pact counts attacks: on territory that is inside, or on forces, vessels or
/// aircraft in it.</summary>
internal sealed class InsideTheArea : Rule
{
    public override string Name => "inside the area";

    public override Truth Holds(Casus c)
    {
        if (c.Obligation.Scope == Scope.Anywhere)
            return Truth.Yes;
        return c.Question.Site switch
        {
            Site.Unnamed => Truth.Unknown,
            Site.HomeTerritory => c.World.HomeOf(c.Beneficiary) is { } home
                ? c.Pact.Area.CoversTerritory(home, c.Day)
                : Truth.Unknown,
            Site.At at => OnGround(c, at.Place),
            Site.ForcesAt forces => OnForces(c, forces.Place),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public override Reason Tell(Casus c, Truth held)
    {
        if (c.Obligation.Scope == Scope.Anywhere)
            return Because(held, "The obligation is not bound to a place", c.Obligation.Evidence);
        if (c.Question.Site is Site.Unnamed unnamed)
            return Because(held, $"The place ('{unnamed.Text}') is not known", Evidence.Asked);
        var place = Where(c);
        if (place is null)
            return Because(held, $"The packs have no place for {c.NameOf(c.Beneficiary)}", Evidence.Asked);
        var what = IsGround(c, place)
            ? place.Name
            : $"{c.NameOf(c.Beneficiary)}'s forces, vessels or aircraft at {place.Name}";
        var verdict = held switch
        {
            Truth.Yes => "inside the area",
            Truth.No => "outside the area",
            _ => "neither clearly inside nor clearly outside the area",
        };
        if (c.Pact.Area.EntryFor(place, c.Day) is { } entry)
            return Because(held, $"{what}: {verdict}: {entry.Reason}", entry.Evidence);
        var title = place.Sovereigns.FirstOrDefault(s => s.State == c.Beneficiary && s.Held.Contains(c.Day));
        var whose =
            place.Kind != PlaceKind.Territory ? ""
            : title is null ? $"; {place.Name} was not {c.NameOf(c.Beneficiary)}'s on the day"
            : title.Disputed ? $"; whose {place.Name} is, is disputed"
            : "";
        return Because(held, $"{what}: {verdict}{whose}", c.Pact.Area.Evidence);
    }

    public override string WouldClose(Casus c) =>
        c.Question.Site is Site.Unnamed
            ? "the place of the attack"
            : $"whether the parties hold {Where(c)?.Name ?? "the place"} to lie within the area of {c.Pact.Name}";

    private static Place? Where(Casus c) =>
        c.Question.Site switch
        {
            Site.At at => at.Place,
            Site.ForcesAt forces => forces.Place,
            _ => c.World.HomeOf(c.Beneficiary),
        };

    private static bool IsGround(Casus c, Place place) =>
        c.Question.Site is not Site.ForcesAt
        && place.Kind != PlaceKind.Sea
        && place.IsOf(c.Beneficiary, c.Day) != Truth.No;

    private static Truth OnGround(Casus c, Place place)
    {
        if (place.Kind == PlaceKind.Sea)
            return OnForces(c, place);
        var own = place.IsOf(c.Beneficiary, c.Day);
        var territory = own.And(c.Pact.Area.CoversTerritory(place, c.Day));
        // on ground that is not surely its own, a state can still be attacked in its forces
        return own == Truth.Yes ? territory : territory.Or(OnForces(c, place));
    }

    private static Truth OnForces(Casus c, Place place) =>
        c.Pact.Area.CoversForces(place).Or(InOrOverTerritoryInside(c, place));

    private static Truth InOrOverTerritoryInside(Casus c, Place place)
    {
        if (c.Pact.Area.EntryFor(place, c.Day) is not null)
            return c.Pact.Area.CoversTerritory(place, c.Day);
        var ofParty = Truth.No;
        foreach (var title in place.Sovereigns)
            if (title.Held.Contains(c.Day))
                ofParty = ofParty.Or(c.Pact.Binds(title.State, c.Day).And(place.IsOf(title.State, c.Day)));
        return ofParty.And(c.Pact.Area.CoversTerritory(place, c.Day));
    }
}
