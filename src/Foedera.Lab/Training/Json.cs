using System.Text.Json;

namespace Foedera.Lab.Training;

/// <summary>How weights are written.</summary>
internal static class Json
{
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true };
}
