using System.Runtime.InteropServices;

namespace Foedera.Lab.Export;

/// <summary>Builds an ONNX file (fields as in onnx.proto of ONNX 1.16, operators of set 20 and of com.microsoft
/// 1).</summary>
internal sealed class OnnxGraph(string name)
{
    private const int FloatType = 1;
    private const int Int8Type = 3;
    private const int Int64Type = 7;
    private readonly Protobuf graph = new();
    private int made;

    /// <summary>An input of whole numbers; a size below 0 is free.</summary>
    public string Numbers(string input, params ReadOnlySpan<long> shape) => Declared(11, input, Int64Type, shape);

    /// <summary>An input of floats.</summary>
    public string Floats(string input, params ReadOnlySpan<long> shape) => Declared(11, input, FloatType, shape);

    /// <summary>Gives a value out under a name.</summary>
    public void Output(string value, string output, params ReadOnlySpan<long> shape)
    {
        Node("Identity", "", [value], [output]);
        Declared(12, output, FloatType, shape);
    }

    public string Constant(float[] values, params ReadOnlySpan<long> shape) =>
        Weights(FloatType, MemoryMarshal.AsBytes<float>(values), shape);

    public string Constant(sbyte[] values, params ReadOnlySpan<long> shape) =>
        Weights(Int8Type, MemoryMarshal.AsBytes<sbyte>(values), shape);

    public string Constant(long[] values, params ReadOnlySpan<long> shape) =>
        Weights(Int64Type, MemoryMarshal.AsBytes<long>(values), shape);

    /// <summary>A node with one result.</summary>
    public string Node(string operation, params ReadOnlySpan<string> inputs) => Node(operation, [], inputs);

    /// <summary>A node with attributes and one result.</summary>
    public string Node(string operation, (string Name, object Value)[] attributes, params ReadOnlySpan<string> inputs)
    {
        var result = Fresh();
        Node(operation, operation is "MultiHeadAttention" ? "com.microsoft" : "", inputs, [result], attributes);
        return result;
    }

    /// <summary>A node with several results.</summary>
    public string[] Several(string operation, int results, params ReadOnlySpan<string> inputs)
    {
        var names = Enumerable.Range(0, results).Select(_ => Fresh()).ToArray();
        Node(operation, "", inputs, names);
        return names;
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="facts">What the file tells of itself.</param>
    public void Write(string path, IEnumerable<(string Key, string Value)> facts)
    {
        graph.Text(2, name);
        var model = new Protobuf().Number(1, 9).Text(2, "foedera-lab");
        model.Message(8, new Protobuf().Text(1, "").Number(2, 20));
        model.Message(8, new Protobuf().Text(1, "com.microsoft").Number(2, 1));
        foreach (var (key, value) in facts)
            model.Message(14, new Protobuf().Text(1, key).Text(2, value));
        model.Message(7, graph);
        File.WriteAllBytes(path, model.Written);
    }

    private string Fresh() => $"v{made++}";

    private void Node(
        string operation,
        string domain,
        ReadOnlySpan<string> inputs,
        ReadOnlySpan<string> outputs,
        params ReadOnlySpan<(string Name, object Value)> attributes
    )
    {
        var node = new Protobuf();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(3, Fresh()).Text(4, operation).Text(7, domain);
        foreach (var (key, value) in attributes)
            node.Message(5, Attribute(key, value));
        graph.Message(1, node);
    }

    private static Protobuf Attribute(string key, object value)
    {
        var attribute = new Protobuf().Text(1, key);
        return value switch
        {
            float single => attribute.Single(2, single).Number(20, 1),
            long number => attribute.Number(3, number).Number(20, 2),
            long[] numbers => numbers.Aggregate(attribute, (a, n) => a.Number(8, n)).Number(20, 7),
            _ => throw new ArgumentException("An attribute is a float, a number or several.", nameof(value)),
        };
    }

    private string Weights(int type, ReadOnlySpan<byte> raw, ReadOnlySpan<long> shape)
    {
        var tensor = new Protobuf();
        var constant = Fresh();
        foreach (var size in shape)
            tensor.Number(1, size);
        graph.Message(5, tensor.Number(2, type).Text(8, constant).Bytes(9, raw));
        return constant;
    }

    private string Declared(int field, string value, int type, ReadOnlySpan<long> shape)
    {
        var sizes = new Protobuf();
        foreach (var size in shape)
            sizes.Message(1, size < 0 ? new Protobuf().Text(2, $"n{-size}") : new Protobuf().Number(1, size));
        var tensor = new Protobuf().Number(1, type).Message(2, sizes);
        graph.Message(field, new Protobuf().Text(1, value).Message(2, new Protobuf().Message(1, tensor)));
        return value;
    }
}
