using System.Diagnostics;
using System.Net.Sockets;
using Foedera.Reading.Formats;

namespace Foedera.Tests.Reading.Formats;

public sealed class FilesSpecs : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("foedera-files-");

    [Fact]
    public void A_folder_gives_its_documents_in_order_and_says_what_it_passes_over()
    {
        Write("b.txt", "Second.");
        Write("a.json", """{"text": "First."}""");
        Write("notes.xyz", "?");
        Write(".hidden.txt", "no");
        Write("inner/c.txt", "Third.");
        Read().ShouldBe(["read a", "read b", "read c", "skipped notes.xyz"]);
    }

    [Fact]
    public void One_bad_file_is_one_problem_and_the_rest_goes_on()
    {
        Write("a.txt", "");
        Write("b.txt", "Good.");
        Write("c.json", "{");
        Read().ShouldBe(["failed a.txt FORMAT001", "read b", "failed c.json FORMAT004"]);
    }

    [Fact]
    public void A_file_that_vanishes_while_its_folder_is_read_is_one_problem()
    {
        Write("a.txt", "First.");
        Write("b.txt", "Second.");
        Write("c.txt", "Third.");
        var found = new List<string>();
        foreach (var file in Files.Read([folder.FullName]))
        {
            found.Add(Shown(file));
            File.Delete(Path.Combine(folder.FullName, "b.txt"));
        }
        found.ShouldBe(["read a", "failed b.txt FORMAT010", "read c"]);
    }

    [Fact]
    public void A_path_that_was_named_and_cannot_be_read_is_a_problem()
    {
        Write("slides.pptx", "x");
        var paths = new[]
        {
            Path.Combine(folder.FullName, "nowhere.txt"),
            Path.Combine(folder.FullName, "slides.pptx"),
        };
        Files.Read(paths).Select(Shown).ShouldBe(["failed nowhere.txt FORMAT010", "failed slides.pptx FORMAT009"]);
    }

    [Fact]
    public void A_pipe_a_device_and_a_socket_are_a_problem_each_and_nobody_waits_for_them()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("needs mkfifo and /dev/zero");
        Write("good.txt", "Good.");
        Make("mkfifo", Path.Combine(folder.FullName, "pipe.txt"));
        Make("mkfifo", Path.Combine(folder.FullName, "pipe.of.no.format"));
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "zero.txt"), "/dev/zero");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder.FullName, "socket.json")));
        Read()
            .ShouldBe([
                "read good",
                "failed pipe.of.no.format FORMAT010",
                "failed pipe.txt FORMAT010",
                "failed socket.json FORMAT010",
                "failed zero.txt FORMAT013",
            ]);
        Files
            .Read([Path.Combine(folder.FullName, "zero.txt"), Path.Combine(folder.FullName, "pipe.txt")])
            .Select(Shown)
            .ShouldBe(["failed zero.txt FORMAT010", "failed pipe.txt FORMAT010"]);
    }

    [Fact]
    public void A_link_that_leads_out_of_the_folder_is_a_problem_unless_links_are_to_be_followed()
    {
        var outside = Directory.CreateTempSubdirectory("foedera-outside-");
        try
        {
            File.WriteAllText(Path.Combine(outside.FullName, "secret.txt"), "Secret.");
            Write("a.txt", "First.");
            Write("inner/b.txt", "Second.");
            Link("to-file.txt", Path.Combine(outside.FullName, "secret.txt"));
            Link("to-folder", outside.FullName);
            Link("through.txt", Path.Combine(folder.FullName, "to-folder", "secret.txt"));
            Link("nowhere.txt", Path.Combine(folder.FullName, "nothing.txt"));
            Link("circle.txt", Path.Combine(folder.FullName, "circle.txt"));
            Link("inside.txt", Path.Combine(folder.FullName, "inner", "b.txt"));
            Link("inner/up", folder.FullName);
            Read()
                .ShouldBe([
                    "read a",
                    "failed circle.txt FORMAT010",
                    "read b",
                    "read inside",
                    "failed nowhere.txt FORMAT010",
                    "failed through.txt FORMAT013",
                    "failed to-file.txt FORMAT013",
                    "failed to-folder FORMAT013",
                ]);
            Files
                .Expand([folder.FullName], follow: true)
                .SelectMany(Files.Open)
                .Select(Shown)
                .ShouldBe([
                    "read a",
                    "failed circle.txt FORMAT010",
                    "read b",
                    "read inside",
                    "failed nowhere.txt FORMAT010",
                    "read through",
                    "read to-file",
                    "read secret",
                ]);
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Link(string name, string target) =>
        File.CreateSymbolicLink(Path.Combine(folder.FullName, name), target);

    private static void Make(string program, string path)
    {
        using var run = Process.Start(program, [path]);
        run.WaitForExit();
        run.ExitCode.ShouldBe(0);
    }

    private List<string> Read() => [.. Files.Read([folder.FullName]).Select(Shown)];

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private static string Shown(Found found) =>
        found switch
        {
            Found.Read read => $"read {read.Reading.Document.Id}",
            Found.Failed failed => $"failed {Path.GetFileName(failed.Path)} {failed.Problems[0].Code}",
            Found.Skipped skipped => $"skipped {Path.GetFileName(skipped.Path)}",
            _ => throw new InvalidOperationException(),
        };
}
