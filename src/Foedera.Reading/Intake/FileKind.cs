using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Foedera.Reading.Intake;

/// <summary>What stands at a path, told without opening it: opening a pipe waits for its writer, and reading a device
/// may never end.</summary>
internal static class FileKind
{
    // statx(2): the kind of the file is in the 16 bits at offset 28 of its answer of 256 bytes, on every processor
    private const int AnswerLength = 256;
    private const int ModeAt = 28;
    private const int KindBits = 0xF000;
    private const int CurrentFolder = -100;
    private const uint AskKind = 1;

    /// <summary>"a pipe", "a device", …, what links lead to; null for a regular file, and when there is nothing at the
    /// path or it cannot be told.</summary>
    public static string? Irregular(string path)
    {
        if (Directory.Exists(path))
            return "a folder";
        if (OperatingSystem.IsLinux() && ModeOf(path) is { } mode)
            return Called(mode & KindBits);
        // elsewhere: pipes and devices have no length, and an empty file has nothing to read either
        return !OperatingSystem.IsWindows() && File.Exists(path) && new FileInfo(path).Length == 0
            ? "empty, or no regular file"
            : null;
    }

    [SupportedOSPlatform("linux")]
    private static int? ModeOf(string path)
    {
        try
        {
            var answer = new byte[AnswerLength];
            return StatX(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, AskKind, answer) == 0
                ? BinaryPrimitives.ReadUInt16LittleEndian(answer.AsSpan(ModeAt))
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    // the numbers are those of POSIX's <sys/stat.h> on Linux
    private static string? Called(int kind) =>
        kind switch
        {
            0x8000 => null,
            0x1000 => "a pipe",
            0x2000 or 0x6000 => "a device",
            0x4000 => "a folder",
            0xC000 => "a socket",
            _ => "no regular file",
        };

    [DllImport("libc", EntryPoint = "statx"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] answer);
}
