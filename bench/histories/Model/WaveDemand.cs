namespace Octomart.Histories.Bench.Model;

/// <summary>What all steps of a wave want together. Who wants no more than is there for everybody must get it.</summary>
internal sealed class WaveDemand(Wave wave, IReadOnlyCollection<ModelState> start)
{
    // Time that runs on cuts off calls that are under way; a placement is unwound then, and nothing was ordered.
    public bool Fits(Place place) =>
        !wave.Steps.OfType<Wait>().Any() && place.Units.Keys.All(Fits) && (!place.WithCoupon || start.All(state => state.CouponsLeft >= wave.Steps.OfType<Place>().Count(other => other.WithCoupon)));

    public bool Fits(int variant) => start.All(state => state.Available(variant) >= UnitsOf(variant));

    /// <summary>Whether others of the wave do something to this order too.</summary>
    public bool IsCrowded(string order) => wave.Steps.Count(step => step is IOfOrder { Order: var other } && other == order) > 1 || wave.Steps.OfType<Wait>().Any();

    private int UnitsOf(int variant) =>
        wave.Steps.OfType<Place>().Sum(place => place.Units.GetValueOrDefault(variant)) + wave.Steps.OfType<ChangeStock>().Where(change => change.Variant == variant && change.Delta < 0).Sum(change => -change.Delta);
}
