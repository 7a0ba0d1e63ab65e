using System.Collections.Immutable;

namespace Octomart.Histories.Bench.Model;

/// <summary>
/// What each step may come to. Where the real shop lets something follow a little later (a release of stock, the confirmation of a
/// payment), more than one answer is right within the wave, but never in what is left when all is quiet.
/// </summary>
internal static class ModelShop
{
    public static readonly TimeSpan PaymentWindow = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan SettlementDelay = TimeSpan.FromMinutes(8);

    // Waiting for quiet takes a little of the shop's time; what is due about then may have happened or not.
    private static readonly TimeSpan Blur = TimeSpan.FromMinutes(1.5);

    /// <summary>The states after a step that was answered so.</summary>
    public static IEnumerable<ModelState> After(ModelState state, Step step, bool isDone, WaveDemand demand) => step switch
    {
        IOfOrder { Order: var order } when !state.Orders.ContainsKey(order) => [],
        Place place => After(state, place, isDone, demand),
        Pay pay => After(state, pay, isDone, demand),
        Cancel cancel => After(state, cancel, isDone),
        CancelUnits cancel => After(state, cancel, isDone),
        Ship ship => After(state, ship, isDone),
        AskReturn ask => After(state, ask, isDone),
        TakeReturn take => After(state, take, isDone),
        ChangeStock change => After(state, change, isDone, demand),
        Wait wait => Passed(state with { Now = state.Now + TimeSpan.FromMinutes(wait.Minutes) }),
        _ => [state],
    };

    /// <summary>When all is quiet: parcels have arrived, and what was due has happened.</summary>
    public static IEnumerable<ModelState> Quiet(ModelState state, DateTimeOffset now)
    {
        IEnumerable<ModelState> states = [state with { Now = now }];
        foreach (var (name, order) in state.Orders)
        {
            states = states.SelectMany(known => Settled(known, known.Orders[name], now).Select(settled => known.With(name, settled))).ToList();
        }

        return states.Select(quiet => quiet with { Orders = quiet.Orders.ToImmutableSortedDictionary(order => order.Key, order => Arrived(order.Value)) });
    }

    private static IEnumerable<ModelState> After(ModelState state, Place place, bool isDone, WaveDemand demand)
    {
        var may = place.Units.All(line => line.Value <= state.Available(line.Key)) && (!place.WithCoupon || state.CouponsLeft > 0);
        if (isDone && may)
        {
            yield return state.With(place.Order, new ModelOrder
            {
                Lines = place.Units.ToImmutableSortedDictionary(line => line.Key, line => new ModelLine(line.Value)),
                WithCoupon = place.WithCoupon,
                ExpiresAt = state.Now + PaymentWindow,
            });
        }

        // What others of the wave want may be held for a moment, also by those who get nothing in the end.
        if (!isDone && !(may && demand.Fits(place)))
        {
            yield return state;
        }
    }

    private static IEnumerable<ModelState> After(ModelState state, Pay pay, bool isDone, WaveDemand demand)
    {
        var order = state.Orders[pay.Order];
        var isOpen = order.Status == ModelStatus.Unpaid;
        var mayBeLate = state.Now + Blur >= order.ExpiresAt;
        if (isDone && isOpen && !pay.IsDeclined && order.SettlesAt is null)
        {
            yield return state.With(pay.Order, pay.SettlesLate
                ? order with { SettlesAt = state.Now + SettlementDelay }
                : order with { Status = ModelStatus.Paid, IsFresh = true });
        }

        // Taken, and given back when the cancellation arrives; or refused.
        var isOfNoEffect = !isOpen || pay.IsDeclined || order.SettlesAt is not null || mayBeLate || (!isDone && demand.IsCrowded(pay.Order));
        var mustRefuse = order.Status == ModelStatus.Cancelled && !order.IsFresh;
        if (isOfNoEffect && !(isDone && mustRefuse))
        {
            yield return state;
        }
    }

    private static IEnumerable<ModelState> After(ModelState state, Cancel cancel, bool isDone)
    {
        var order = state.Orders[cancel.Order];
        var may = order.Status != ModelStatus.Cancelled && !order.HasShipped;
        if (isDone == may)
        {
            yield return may ? state.With(cancel.Order, order with { Status = ModelStatus.Cancelled, IsFresh = true }) : state;
        }
    }

    private static IEnumerable<ModelState> After(ModelState state, CancelUnits cancel, bool isDone)
    {
        var order = state.Orders[cancel.Order];
        return IfLeft(state, order, cancel.Variant, cancel.Units, isDone, () => state.With(
            cancel.Order, order.With(cancel.Variant, line => line with { Cancelled = line.Cancelled + cancel.Units }).EndedWhenEmpty()));
    }

    private static IEnumerable<ModelState> After(ModelState state, Ship ship, bool isDone)
    {
        var order = state.Orders[ship.Order];
        return IfLeft(state, order, ship.Variant, ship.Units, isDone, () => state.With(
            ship.Order, order.With(ship.Variant, line => line with { Shipped = line.Shipped + ship.Units })));
    }

    private static IEnumerable<ModelState> IfLeft(ModelState state, ModelOrder order, int variant, int units, bool isDone, Func<ModelState> then)
    {
        var may = order.Status == ModelStatus.Paid && order.Lines.GetValueOrDefault(variant)?.Remaining >= units;
        if (isDone && may)
        {
            yield return then();
        }

        // Paid only just: its sellers may not know yet.
        if (!isDone && (!may || order.IsFresh))
        {
            yield return state;
        }
    }

    private static IEnumerable<ModelState> After(ModelState state, AskReturn ask, bool isDone)
    {
        var order = state.Orders[ask.Order];
        var line = order.Lines.GetValueOrDefault(ask.Variant);
        var free = -(line?.Returning + line?.Returned) ?? 0;
        if (isDone && line is not null && ask.Units <= line.Shipped + free)
        {
            yield return state.With(ask.Order, order.With(ask.Variant, known => known with { Returning = known.Returning + ask.Units })) with
            {
                Returns = state.Returns.SetItem(ask.Return, new ModelReturn(ask.Order, ask.Variant, ask.Units)),
            };
        }

        if (!isDone && (line is null || ask.Units > line.Arrived + free))
        {
            yield return state;
        }
    }

    private static IEnumerable<ModelState> After(ModelState state, TakeReturn take, bool isDone)
    {
        if (state.Returns.GetValueOrDefault(take.Return) is not { IsOpen: true } known)
        {
            return isDone ? [] : [state];
        }

        var accepted = Math.Min(take.Accepted, known.Units);
        return !isDone ? [] :
        [
            state.With(known.Order, order => order.With(known.Variant, line => line with
            {
                Returning = line.Returning - known.Units,
                Returned = line.Returned + accepted,
                Restocked = line.Restocked + (take.Restocks ? accepted : 0),
            })) with { Returns = state.Returns.SetItem(take.Return, known with { IsOpen = false }) },
        ];
    }

    private static IEnumerable<ModelState> After(ModelState state, ChangeStock change, bool isDone, WaveDemand demand)
    {
        var may = state.Available(change.Variant) + change.Delta >= 0;
        if (isDone && may)
        {
            yield return state with { Received = state.Received.SetItem(change.Variant, state.Received[change.Variant] + change.Delta) };
        }

        if (!isDone && !(may && (change.Delta >= 0 || demand.Fits(change.Variant))))
        {
            yield return state;
        }
    }

    /// <summary>Any of the orders whose time is over may be cancelled by now; those that are not will be when all is quiet.</summary>
    private static IEnumerable<ModelState> Passed(ModelState state)
    {
        IReadOnlyList<ModelState> states = [state];
        foreach (var (name, _) in state.Orders.Where(order => order.Value.Status == ModelStatus.Unpaid && order.Value.ExpiresAt <= state.Now + Blur))
        {
            states = [.. states, .. states.Select(known => known.With(name, order => order with { Status = ModelStatus.Cancelled, IsFresh = true }))];
        }

        return states;
    }

    private static IEnumerable<ModelOrder> Settled(ModelState state, ModelOrder order, DateTimeOffset now)
    {
        var isInTime = order.SettlesAt is { } at && at <= now + Blur;
        var mayStayUnpaid = order.ExpiresAt > now - Blur && !(order.SettlesAt <= now - Blur);
        var mayExpire = order.ExpiresAt <= now + Blur;
        switch (order.Status)
        {
            case ModelStatus.Unpaid:
                if (mayStayUnpaid)
                {
                    yield return order;
                }

                if (isInTime)
                {
                    yield return order with { Status = ModelStatus.Paid };
                }

                if (mayExpire)
                {
                    yield return order with { Status = ModelStatus.Cancelled };
                }

                break;

            // Paid in the last minute, or past it: the shop may have given up first. Then the money went back.
            case ModelStatus.Paid when order is { IsFresh: true } && mayExpire && !order.HasShipped:
                yield return order;
                yield return order with { Status = ModelStatus.Cancelled };
                break;
            default:
                yield return order;
                break;
        }
    }

    private static ModelOrder Arrived(ModelOrder order) => order with
    {
        IsFresh = false,
        Lines = order.Lines.ToImmutableSortedDictionary(line => line.Key, line => line.Value with { Arrived = line.Value.Shipped }),
    };
}
