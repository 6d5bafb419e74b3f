using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Packs;

/// <summary>What statements can be about, as data.</summary>
/// <param name="Id">Stable id: <c>defence-spending</c>.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Words">Words and phrases of any language, each of which points to the topic.</param>
public sealed record Topic(string Id, string Name, ImmutableArray<string> Words);

/// <summary>Reads topics from the files <c>topics.csv</c> of packs: <c>topic, name, words</c>, the words separated by
/// semicolons.</summary>
public static class TopicList
{
    private static readonly string[] Columns = ["topic", "name", "words"];

    /// <summary>The topics of all folders, in the order read; a topic of a later folder replaces an earlier one of the
    /// same id.</summary>
    public static Parsed<ImmutableArray<Topic>> ReadFolders(IEnumerable<string> folders)
    {
        var problems = new PackProblems();
        var topics = new Dictionary<string, Topic>(StringComparer.Ordinal);
        foreach (
            var file in folders
                .Where(Directory.Exists)
                .SelectMany(folder =>
                    Directory
                        .EnumerateFiles(folder, "topics.csv", SearchOption.AllDirectories)
                        .Order(StringComparer.Ordinal)
                )
        )
        foreach (var row in new PackFolder(Path.GetDirectoryName(file)!).Table("topics.csv", Columns, problems))
        {
            var topic = new Topic(row.Required("topic"), row.Required("name"), row.List("words"));
            topics[topic.Id] = topic;
        }
        return problems.Any
            ? Parsed<ImmutableArray<Topic>>.Failed(problems.All)
            : Parsed<ImmutableArray<Topic>>.Ok([.. topics.Values]);
    }
}
