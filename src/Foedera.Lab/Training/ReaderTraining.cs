using System.Diagnostics;
using System.Globalization;
using Foedera.Lab.Corpora;
using Foedera.Lab.Network;
using Foedera.Reading.Encoder;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Foedera.Lab.Training;

/// <summary>Trains the reader; goes on where a stopped run left its folder.</summary>
internal sealed class ReaderTraining(
    string folder,
    TrainingPlan plan,
    WordPieces vocabulary,
    List<Lesson[]> steps,
    ReaderNetwork? teacher = null
)
{
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMinutes(4);

    private string Weights => Path.Combine(folder, "reader.weights");

    private string State => Path.Combine(folder, "reader.optimizer");

    private string Done => Path.Combine(folder, "reader.step");

    public void Run(ReaderNetwork network, Action<string> say)
    {
        Directory.CreateDirectory(folder);
        network.Encoder.UseHalf(plan.Half);
        using var optimizer = Optimizer(network);
        var step = Resume(network, optimizer);
        network.train();
        var (saved, shown) = (Stopwatch.StartNew(), 0.0);
        for (; step < steps.Count; step++)
        {
            SetRate(optimizer, step);
            shown += Step(network, optimizer, steps[step]);
            if ((step + 1) % 25 == 0)
            {
                say(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"step {step + 1} of {steps.Count}: loss {shown / 25:0.000}"
                    )
                );
                shown = 0;
            }
            if (saved.Elapsed < BetweenCheckpoints)
                continue;
            Save(network, optimizer, step + 1);
            saved.Restart();
        }
        Save(network, optimizer, step);
    }

    private double Step(ReaderNetwork network, optim.Optimizer optimizer, Lesson[] lessons)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var loss = Losses.Of(network, new Batch(lessons, vocabulary.Padding), teacher);
        loss.backward();
        nn.utils.clip_grad_norm_(network.parameters().Where(p => p.requires_grad), 1.0);
        optimizer.step();
        return loss.item<float>();
    }

    private AdamW Optimizer(ReaderNetwork network)
    {
        var encoder = network.Encoder.parameters().Where(p => p.requires_grad).ToList();
        var known = encoder.Select(p => p.Handle).ToHashSet();
        var heads = network.parameters().Where(p => p.requires_grad && !known.Contains(p.Handle)).ToList();
        return optim.AdamW(
            Groups(encoder, heads).Select(g => new AdamW.ParamGroup(g.Weights, g.Rate, weight_decay: 0.01))
        );
    }

    private IEnumerable<(List<Parameter> Weights, double Rate)> Groups(List<Parameter> encoder, List<Parameter> heads)
    {
        if (encoder.Count > 0)
            yield return (encoder, plan.EncoderRate);
        if (heads.Count > 0)
            yield return (heads, plan.HeadRate);
    }

    private void SetRate(optim.Optimizer optimizer, int step)
    {
        var part = (double)step / steps.Count;
        var factor = Math.Min(1, Math.Min(part / plan.Rise, (1 - part) / plan.Fall));
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = group.InitialLearningRate * Math.Max(factor, 0.002);
    }

    private int Resume(ReaderNetwork network, AdamW optimizer)
    {
        if (!File.Exists(Done))
            return 0;
        network.load(Weights, strict: false);
        if (File.Exists(State))
            optimizer.load_state_dict(State);
        return int.Parse(File.ReadAllText(Done), CultureInfo.InvariantCulture);
    }

    // to files beside them first, so that a stopped run leaves the last whole
    private void Save(ReaderNetwork network, AdamW optimizer, int step)
    {
        network.save(Weights + ".new");
        optimizer.save_state_dict(State + ".new");
        File.Move(Weights + ".new", Weights, overwrite: true);
        File.Move(State + ".new", State, overwrite: true);
        File.WriteAllText(Done, step.ToString(CultureInfo.InvariantCulture));
    }
}
