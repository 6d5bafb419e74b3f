using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Foedera.Reading.Syntax.Network;

/// <summary>The one product of matrices that everything is made of. Each cell of the result is summed in the order of
/// the depth, by fused steps,
/// so that the result has the same bits whatever the width of the machine's registers.</summary>
internal static class Matrix
{
    /// <summary>How many columns are worked on at once; every matrix has a multiple of it.</summary>
    public const int Panel = 32;

    /// <summary>The next multiple of <see cref="Panel"/>.</summary>
    public static int Padded(int columns) => (columns + Panel - 1) / Panel * Panel;

    /// <summary>Adds A·B to one panel of C. A cell of A is at row·aRow + column·aColumn, so that a transposed matrix
    /// needs no copy.</summary>
    public static void AddProduct(
        int rows,
        int depth,
        ReadOnlySpan<float> a,
        int aRow,
        int aColumn,
        ReadOnlySpan<float> b,
        int bRow,
        Span<float> c,
        int cRow
    )
    {
        if (rows == 0 || depth == 0)
            return;
        _ = a[((rows - 1) * aRow) + ((depth - 1) * aColumn)];
        _ = b[((depth - 1) * bRow) + Panel - 1];
        _ = c[((rows - 1) * cRow) + Panel - 1];
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        var row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            ref var from = ref Unsafe.Add(ref a0, row * aRow);
            ref var to = ref Unsafe.Add(ref c0, row * cRow);
            if (Vector512.IsHardwareAccelerated)
                FourRows512(depth, ref from, aRow, aColumn, ref b0, bRow, ref to, cRow);
            else
                FourRows256(depth, ref from, aRow, aColumn, ref b0, bRow, ref to, cRow);
        }
        for (; row < rows; row++)
            OneRow(
                depth,
                ref Unsafe.Add(ref a0, row * aRow),
                aColumn,
                ref b0,
                bRow,
                ref Unsafe.Add(ref c0, row * cRow)
            );
    }

    private static void FourRows512(
        nint depth,
        ref float a,
        nint aRow,
        nint aColumn,
        ref float b,
        nint bRow,
        ref float c,
        nint cRow
    )
    {
        ref var c1 = ref Unsafe.Add(ref c, cRow);
        ref var c2 = ref Unsafe.Add(ref c1, cRow);
        ref var c3 = ref Unsafe.Add(ref c2, cRow);
        var (s00, s01) = (Vector512.LoadUnsafe(ref c), Vector512.LoadUnsafe(ref c, 16));
        var (s10, s11) = (Vector512.LoadUnsafe(ref c1), Vector512.LoadUnsafe(ref c1, 16));
        var (s20, s21) = (Vector512.LoadUnsafe(ref c2), Vector512.LoadUnsafe(ref c2, 16));
        var (s30, s31) = (Vector512.LoadUnsafe(ref c3), Vector512.LoadUnsafe(ref c3, 16));
        ref var a1 = ref Unsafe.Add(ref a, aRow);
        ref var a2 = ref Unsafe.Add(ref a1, aRow);
        ref var a3 = ref Unsafe.Add(ref a2, aRow);
        nint at = 0;
        for (nint k = 0; k < depth; k++)
        {
            var (b0, b1) = (Vector512.LoadUnsafe(ref b), Vector512.LoadUnsafe(ref b, 16));
            var x = Vector512.Create(Unsafe.Add(ref a, at));
            (s00, s01) = (Vector512.FusedMultiplyAdd(x, b0, s00), Vector512.FusedMultiplyAdd(x, b1, s01));
            x = Vector512.Create(Unsafe.Add(ref a1, at));
            (s10, s11) = (Vector512.FusedMultiplyAdd(x, b0, s10), Vector512.FusedMultiplyAdd(x, b1, s11));
            x = Vector512.Create(Unsafe.Add(ref a2, at));
            (s20, s21) = (Vector512.FusedMultiplyAdd(x, b0, s20), Vector512.FusedMultiplyAdd(x, b1, s21));
            x = Vector512.Create(Unsafe.Add(ref a3, at));
            (s30, s31) = (Vector512.FusedMultiplyAdd(x, b0, s30), Vector512.FusedMultiplyAdd(x, b1, s31));
            at = unchecked(at + aColumn);
            b = ref Unsafe.Add(ref b, bRow);
        }
        s00.StoreUnsafe(ref c);
        s01.StoreUnsafe(ref c, 16);
        s10.StoreUnsafe(ref c1);
        s11.StoreUnsafe(ref c1, 16);
        s20.StoreUnsafe(ref c2);
        s21.StoreUnsafe(ref c2, 16);
        s30.StoreUnsafe(ref c3);
        s31.StoreUnsafe(ref c3, 16);
    }

    private static void FourRows256(
        nint depth,
        ref float a,
        nint aRow,
        nint aColumn,
        ref float b,
        nint bRow,
        ref float c,
        nint cRow
    )
    {
        for (nint half = 0; half < Panel; half += 16)
        {
            ref var c0 = ref Unsafe.Add(ref c, half);
            ref var c1 = ref Unsafe.Add(ref c0, cRow);
            ref var c2 = ref Unsafe.Add(ref c1, cRow);
            ref var c3 = ref Unsafe.Add(ref c2, cRow);
            var (s00, s01) = (Vector256.LoadUnsafe(ref c0), Vector256.LoadUnsafe(ref c0, 8));
            var (s10, s11) = (Vector256.LoadUnsafe(ref c1), Vector256.LoadUnsafe(ref c1, 8));
            var (s20, s21) = (Vector256.LoadUnsafe(ref c2), Vector256.LoadUnsafe(ref c2, 8));
            var (s30, s31) = (Vector256.LoadUnsafe(ref c3), Vector256.LoadUnsafe(ref c3, 8));
            ref var a1 = ref Unsafe.Add(ref a, aRow);
            ref var a2 = ref Unsafe.Add(ref a1, aRow);
            ref var a3 = ref Unsafe.Add(ref a2, aRow);
            ref var bk = ref Unsafe.Add(ref b, half);
            nint at = 0;
            for (nint k = 0; k < depth; k++)
            {
                var (b0, b1) = (Vector256.LoadUnsafe(ref bk), Vector256.LoadUnsafe(ref bk, 8));
                var x = Vector256.Create(Unsafe.Add(ref a, at));
                (s00, s01) = (Vector256.FusedMultiplyAdd(x, b0, s00), Vector256.FusedMultiplyAdd(x, b1, s01));
                x = Vector256.Create(Unsafe.Add(ref a1, at));
                (s10, s11) = (Vector256.FusedMultiplyAdd(x, b0, s10), Vector256.FusedMultiplyAdd(x, b1, s11));
                x = Vector256.Create(Unsafe.Add(ref a2, at));
                (s20, s21) = (Vector256.FusedMultiplyAdd(x, b0, s20), Vector256.FusedMultiplyAdd(x, b1, s21));
                x = Vector256.Create(Unsafe.Add(ref a3, at));
                (s30, s31) = (Vector256.FusedMultiplyAdd(x, b0, s30), Vector256.FusedMultiplyAdd(x, b1, s31));
                at = unchecked(at + aColumn);
                bk = ref Unsafe.Add(ref bk, bRow);
            }
            s00.StoreUnsafe(ref c0);
            s01.StoreUnsafe(ref c0, 8);
            s10.StoreUnsafe(ref c1);
            s11.StoreUnsafe(ref c1, 8);
            s20.StoreUnsafe(ref c2);
            s21.StoreUnsafe(ref c2, 8);
            s30.StoreUnsafe(ref c3);
            s31.StoreUnsafe(ref c3, 8);
        }
    }

    private static void OneRow(nint depth, ref float a, nint aColumn, ref float b, nint bRow, ref float c)
    {
        var (s0, s1) = (Vector256.LoadUnsafe(ref c), Vector256.LoadUnsafe(ref c, 8));
        var (s2, s3) = (Vector256.LoadUnsafe(ref c, 16), Vector256.LoadUnsafe(ref c, 24));
        nint at = 0;
        for (nint k = 0; k < depth; k++)
        {
            var x = Vector256.Create(Unsafe.Add(ref a, at));
            s0 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref b), s0);
            s1 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref b, 8), s1);
            s2 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref b, 16), s2);
            s3 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref b, 24), s3);
            at = unchecked(at + aColumn);
            b = ref Unsafe.Add(ref b, bRow);
        }
        s0.StoreUnsafe(ref c);
        s1.StoreUnsafe(ref c, 8);
        s2.StoreUnsafe(ref c, 16);
        s3.StoreUnsafe(ref c, 24);
    }
}
