using Foedera.Core.Said;

namespace Foedera.Reading.Types;

/// <summary>Whoever a statement is of, and the names by which their wording may bind them or their side.</summary>
/// <param name="Speaker">The speaker; null when unknown.</param>
/// <param name="Actors">What the packs know.</param>
public sealed record Principal(Speaker? Speaker, ActorDirectory Actors)
{
    /// <summary>Somebody of whom nothing is known.</summary>
    public static Principal Unknown { get; } = new(null, ActorDirectory.Empty);

    /// <summary>The party that a subject names when it names the speaker ("Varn will pay", said by Varn) or the state
    /// or body they speak for
    /// ("Britain will pay", said by its prime minister); null when it names neither.</summary>
    public CommittedParty? Named(string subject)
    {
        if (Speaker?.Name is not { } name)
            return null;
        if (
            subject.Equals(name, StringComparison.OrdinalIgnoreCase)
            || subject.Equals(ActorDirectory.SurnameOf(name), StringComparison.OrdinalIgnoreCase)
        )
            return CommittedParty.Speaker;
        var own = Speaker.ActorId is { } id ? Actors.Find(id) : null;
        if (own is null)
            return null;
        foreach (var actor in Actors.Named(subject))
        {
            if (actor.Id == own.Id)
                return CommittedParty.Speaker;
            if (
                actor.Kind == ActorKind.State
                && actor.State is not null
                && (actor.State == own.State || own.Memberships.Any(m => Actors.Find(m.OfficeId)?.State == actor.State))
            )
                return CommittedParty.OwnSide;
            if (
                actor.Kind == ActorKind.Organisation
                && own.Memberships.Any(m => m.OfficeId.StartsWith(actor.Id, StringComparison.Ordinal))
            )
                return CommittedParty.OwnSide;
        }
        return null;
    }
}
