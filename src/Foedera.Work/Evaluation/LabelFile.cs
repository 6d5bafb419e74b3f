using System.Text.Json;

namespace Foedera.Work.Evaluation;

/// <summary>Reads files of labels that a person set.</summary>
internal static class LabelFile
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The labels of a file.</summary>
    /// <exception cref="InvalidDataException">The file holds none.</exception>
    public static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Names)
        ?? throw new InvalidDataException($"{path} is empty");
}
