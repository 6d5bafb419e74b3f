using static TorchSharp.torch;

namespace Foedera.Lab.Network;

/// <summary>Rows of a table by their numbers.</summary>
internal static class Rows
{
    public static Tensor At(Tensor table, Tensor numbers) =>
        table.index_select(0, numbers.reshape(-1)).reshape([.. numbers.shape, table.shape[1]]);
}
