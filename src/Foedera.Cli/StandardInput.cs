using Foedera.Core.Primitives;
using Foedera.Reading.Intake;

namespace Foedera.Cli;

/// <summary>What another program writes to a verb that was given "-": read to its end, up to a bound.</summary>
internal static class StandardInput
{
    /// <summary>What problems call it.</summary>
    public const string Name = "standard input";

    /// <summary>Bytes of a question that is read from it: 64 KiB.</summary>
    public const int Question = 64 << 10;

    /// <summary>All of it.</summary>
    /// <param name="most">The most bytes that are read.</param>
    /// <param name="code">Code of the problem that there are more.</param>
    /// <exception cref="InputException">There are more.</exception>
    public static byte[] Bytes(int most, string code) => Or(BoundedFile.Read(Open(), most, out var bytes), code, bytes);

    /// <summary>All of it as text.</summary>
    /// <param name="most">The most bytes that are read.</param>
    /// <param name="code">Code of the problem that there are more, or that it is no text.</param>
    /// <exception cref="InputException">There are more, or it is no text.</exception>
    public static string Text(int most, string code) =>
        Or(BoundedFile.ReadText(Open(), most, out var text), code, text);

    /// <summary>The stream itself, for whoever bounds it otherwise.</summary>
#pragma warning disable RS0030 // the one place that opens it
    public static Stream Open() => Console.OpenStandardInput();
#pragma warning restore RS0030

    private static T Or<T>(Unread? unread, string code, T read) =>
        unread is null ? read : throw new InputException(new Problem(code, unread.Reason, Name));
}
