using System.Collections.Immutable;
using Foedera.Reading.Packs;

namespace Foedera.Web.Views.Search;

/// <summary>The topics of the packs, read when first asked for. A file with a fault is left out; <c>foedera search</c>
/// names it.</summary>
/// <param name="folders">Folders of packs.</param>
public sealed class TopicShelf(IReadOnlyList<string> folders)
{
    private readonly Lazy<ImmutableArray<Topic>> topics = new(() =>
        TopicList.ReadFolders(folders).Try(out var read) ? read : []
    );

    /// <summary>The topics in the order of the packs.</summary>
    public ImmutableArray<Topic> Topics => topics.Value;
}
