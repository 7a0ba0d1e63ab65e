using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Contexts;

/// <summary>Where the entities of a fetch find the value of an argument: the first of the sources that has the type.</summary>
/// <param name="Need">The argument.</param>
/// <param name="Sources">Objects on the way to the entity, from the nearest up. The last sets the context whatever it is.</param>
internal sealed record ContextInput(ContextNeed Need, IReadOnlyList<ContextSource> Sources);

/// <summary>An object on the way to an entity, that sets a context.</summary>
/// <param name="Depth">How many fields lie before it; 0 is the root.</param>
/// <param name="Layout">Where it keeps its fields.</param>
/// <param name="Types">The types that set the context, where others may be found too; null when all do.</param>
/// <param name="Selection">What is read of it.</param>
internal sealed record ContextSource(int Depth, Layout Layout, TypeSet? Types, SelectionSet Selection);
