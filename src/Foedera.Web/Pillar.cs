using System.Collections.Immutable;

namespace Foedera.Web;

/// <summary>One of the parts of the record, as an entrance on the front page.</summary>
/// <param name="Name">One word.</param>
/// <param name="Address">Where it begins.</param>
/// <param name="Question">A question it answers.</param>
/// <param name="Text">What it holds, in a sentence.</param>
public sealed record Pillar(string Name, string Address, string Question, string Text)
{
    /// <summary>The parts that have pages, in the order shown.</summary>
    public static ImmutableArray<Pillar> All { get; } =
    [
        new("Said", "/said", "Which wording is right?", "Public statements, each in the words of every outlet that reported it, collated with the best witness."),
        new("Owed", "/owed", "If A attacks B, who owes what?", "Pacts as data, and an answer for any case on any day, with the article that decides and an honest “open” where the text leaves it open."),
        new("Delivered", "/delivered", "Who keeps a pledge, and who will?", "Pledges with their figures in every edition, the standing of each ally as of any day, and where its path may lead."),
    ];
}
