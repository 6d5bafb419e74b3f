using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Foedera.Web;

/// <summary>The bundled styles and scripts; each address carries a hash of the file, so that browsers may keep it for
/// ever.</summary>
public sealed class AssetBundle
{
    private readonly FrozenDictionary<string, string> addresses;

    /// <summary>Reads what <paramref name="webRoot"/>/assets holds.</summary>
    public AssetBundle(string webRoot)
    {
        var folder = Path.Combine(webRoot, "assets");
        addresses = Directory
            .EnumerateFiles(folder)
            .ToFrozenDictionary(file => Path.GetFileName(file), Hashed, StringComparer.Ordinal);
    }

    /// <summary>The address of a bundled file such as <c>foedera.css</c>.</summary>
    public string Address(string file) => addresses[file];

    private static string Hashed(string file) =>
        $"/assets/{Path.GetFileName(file)}?v={Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)).AsSpan(0, 6))}";
}
