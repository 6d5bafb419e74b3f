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
        var paths = new[] { Path.Combine(folder.FullName, "nowhere.txt"), Path.Combine(folder.FullName, "slides.pptx") };
        Files.Read(paths).Select(Shown).ShouldBe(["failed nowhere.txt FORMAT010", "failed slides.pptx FORMAT009"]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private List<string> Read() => [.. Files.Read([folder.FullName]).Select(Shown)];

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private static string Shown(Found found) => found switch
    {
        Found.Read read => $"read {read.Reading.Document.Id}",
        Found.Failed failed => $"failed {Path.GetFileName(failed.Path)} {failed.Problems[0].Code}",
        Found.Skipped skipped => $"skipped {Path.GetFileName(skipped.Path)}",
        _ => throw new InvalidOperationException(),
    };
}
