using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Paths;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Fetches;

/// <summary>Turns the chosen paths into fetches: paths that begin alike share them.</summary>
internal sealed class FetchGraphBuilder
{
    private readonly Dictionary<int, Place> places = [];
    private readonly OrderedDictionary<int, FetchStep> steps = [];
    private readonly HashSet<OperationPath> followed = new(ReferenceEqualityComparer.Instance);

    public static IReadOnlyList<FetchStep> Build(IReadOnlyList<Leaf> leaves, IReadOnlyList<OperationPath> chosen)
    {
        var builder = new FetchGraphBuilder();
        for (var i = 0; i < chosen.Count; i++)
        {
            var place = builder.PlaceOf(chosen[i]);
            if (leaves[i].WantsTypeName && place.Selection is { Node.IsAbstract: true } selection)
            {
                selection.WantsTypeName = true;
            }
        }

        return [.. builder.steps.Values];
    }

    private Place PlaceOf(OperationPath path)
    {
        if (!places.TryGetValue(path.Position, out var place))
        {
            place = path.Step switch
            {
                RootStep root => At(Step(path, () => new FetchStep(path.Fetch, new FetchSelection(root.Root, path.Objects), null))),
                FieldStep field => PlaceField(path, field),
                MoveStep move => PlaceMove(path, move),
                JumpStep jump => PlaceJump(path, jump),
                _ => throw new InvalidOperationException("Unknown step."),
            };
            places.Add(path.Position, place);
        }

        // Jumps at one position may share a fetch and send different things, so each path is followed once.
        if (followed.Add(path) && path.Parent is not null)
        {
            PlaceOf(path.Parent);
            if (path.Step is JumpStep again)
            {
                Require(path, again, place.Step);
            }
        }

        return place;
    }

    private static Place At(FetchStep step) => new(step, step.Selection);

    private Place PlaceField(OperationPath path, FieldStep step)
    {
        var parent = PlaceOf(path.Parent!);
        var nested = path.Tail is null ? null : new FetchSelection(path.Tail, path.Objects);
        parent.Selection!.Fields.TryAdd(step.Slot, new FetchField(step.Edge, step.Slot, step.Selection, nested));
        return new Place(parent.Step, parent.Selection.Fields[step.Slot].Selection);
    }

    private Place PlaceMove(OperationPath path, MoveStep step)
    {
        var parent = PlaceOf(path.Parent!);
        parent.Selection!.WantsTypeName = true;
        parent.Selection.Fragments.TryAdd(step.Target, new FetchSelection(step.Target, path.Objects));
        return new Place(parent.Step, parent.Selection.Fragments[step.Target]);
    }

    private Place PlaceJump(OperationPath path, JumpStep jump)
    {
        var from = path.Parent!;
        var guard = from.Step is MoveStep move ? move.Target.Type : null;
        var input = new EntityInput(TargetPath(from), from.Objects, jump.Key.RepresentationType, guard, jump.Key.IsRoot);
        return At(Step(path, () => new FetchStep(path.Fetch, new FetchSelection(jump.Key.To, from.Objects), input)));
    }

    private void Require(OperationPath path, JumpStep jump, FetchStep step)
    {
        step.DependsOn.Add(PlaceOf(path.Parent!).Step);
        OperationPath[] starts = [path.Parent!, .. jump.Contexts.SelectMany(context => context.Sources).Select(source => source.At)];
        foreach (var requirement in jump.Requirements)
        {
            step.DependsOn.Add(PlaceOf(requirement).Step);
            WantTypeNames(requirement, starts);
        }

        foreach (var context in jump.Contexts)
        {
            Add(step, context);
        }

        Add(step.Input!.Keys, jump.Key.Key);
        if (jump.Requires is { } requires)
        {
            Add(step.Input.Requires, requires);
        }
    }

    private static void Add(List<SelectionSet> sets, SelectionSet fields)
    {
        if (!sets.Contains(fields))
        {
            sets.Add(fields);
        }
    }

    private void Add(FetchStep step, FoundContext context)
    {
        foreach (var (at, source) in context.Sources)
        {
            var place = PlaceOf(at);
            step.DependsOn.Add(place.Step);
            // Which of several selections holds, or whether the object sets the context at all, shows in its type.
            if (at.Node.IsAbstract && (source.Types is not null || source.Selection.Fields.Any(field => field.Guard is not null)))
            {
                place.Selection!.WantsTypeName = true;
            }
        }

        if (!step.Input!.Contexts.Exists(known => known.Need == context.Need))
        {
            step.Input.Contexts.Add(new ContextInput(context.Need, [.. context.Sources.Select(found => found.Source)]));
        }
    }

    /// <summary>Abstract objects inside a representation carry their type.</summary>
    private void WantTypeNames(OperationPath requirement, OperationPath[] starts)
    {
        for (var path = requirement; path is not null && !starts.Contains(path); path = path.Parent)
        {
            if (path.Tail is { IsAbstract: true } && path.Step is FieldStep)
            {
                PlaceOf(path).Selection!.WantsTypeName = true;
            }
        }
    }

    private FetchStep Step(OperationPath path, Func<FetchStep> create)
    {
        if (!steps.TryGetValue(path.Fetch.Id, out var step))
        {
            steps.Add(path.Fetch.Id, step = create());
        }

        return step;
    }

    private static List<TargetSegment> TargetPath(OperationPath path)
    {
        List<TargetSegment> segments = [];
        for (var at = path; at is not null; at = at.Parent)
        {
            if (at.Step is FieldStep field)
            {
                segments.Add(new TargetSegment(field.Slot, GuardBefore(at)));
            }
        }

        segments.Reverse();
        return segments;
    }

    private static TypeDefinition? GuardBefore(OperationPath field) => field.Parent?.Step is MoveStep move ? move.Target.Type : null;

    /// <summary>Where a path has arrived: in which fetch, at which object of it (none after a leaf field).</summary>
    private sealed record Place(FetchStep Step, FetchSelection? Selection);
}
