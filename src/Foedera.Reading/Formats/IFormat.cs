namespace Foedera.Reading.Formats;

/// <summary>One form in which documents come: recognised by its content, read to none, one or many documents. One file
/// each.</summary>
internal interface IFormat
{
    /// <summary>What it is called in messages: "an RSS feed".</summary>
    string Name { get; }

    /// <summary>The endings by which such files are taken up when a folder is read, in lower case with their
    /// dot.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>True when the content is of this form. Looks at the beginning only.</summary>
    bool Recognises(RawSource source);

    /// <summary>What it holds, in its order. Nothing is thrown for a source that is bad.</summary>
    IEnumerable<Piece> Read(RawSource source);
}
