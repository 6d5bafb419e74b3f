namespace Foedera.Reading.Syntax.Network;

/// <summary>Which part of the network's weights stands where in their one array.</summary>
internal sealed class NetworkShape
{
    /// <summary>Width of a word's vector.</summary>
    public const int Width = 96;

    /// <summary>How much of the neighbours' vectors a layer sees.</summary>
    public const int Side = 64;

    /// <summary>Layers of recurrent units.</summary>
    public const int Layers = 3;

    /// <summary>Width of the vectors by which heads and dependents find each other.</summary>
    public const int ArcWidth = 64;

    /// <summary>Width of the vectors that tell the relation.</summary>
    public const int LabelWidth = 96;

    public NetworkShape(int tags, int labels)
    {
        (Tags, Labels) = (tags, labels);
        var at = 0;
        var layers = new Recurrence[Layers];
        for (var layer = 0; layer < Layers; layer++)
        {
            layers[layer] = Recurrence.Of(at, Width, Side);
            at = layers[layer].End;
        }
        Encoder = [.. layers];
        Views = new Linear(at, Width, ViewsWidth);
        Tagger = new Linear(Views.End, Width, Matrix.Padded(tags));
        Query = new Linear(Tagger.End, ArcWidth, ArcWidth + Matrix.Padded(Distance.Kinds));
        Labeller = new Linear(Query.End, LabelWidth, Matrix.Padded(labels));
        Size = Labeller.End;
    }

    /// <summary>Width of all four views of a word together.</summary>
    public const int ViewsWidth = (2 * ArcWidth) + (2 * LabelWidth);

    public int Tags { get; }

    public int Labels { get; }

    /// <summary>How many weights there are.</summary>
    public int Size { get; }

    public System.Collections.Immutable.ImmutableArray<Recurrence> Encoder { get; }

    /// <summary>From a word's vector to how it looks as a dependent and as a head that are sought (ArcWidth each),
    /// as a dependent and as a head whose relation is sought (LabelWidth each).</summary>
    public Linear Views { get; }

    /// <summary>From a word's vector to the scores of its tags.</summary>
    public Linear Tagger { get; }

    /// <summary>From the dependent's view to what it looks for in a head, and how much it likes each
    /// distance.</summary>
    public Linear Query { get; }

    /// <summary>From the views of dependent and head, added and cut at zero, to the scores of relations.</summary>
    public Linear Labeller { get; }
}
