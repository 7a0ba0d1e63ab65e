namespace Octomart.PaymentProviders.Stub.Faults;

/// <summary>The faults to come, each used up by the requests that it hits.</summary>
internal sealed class FaultQueue
{
    /// <summary>Asks for a fault of this one request, as by hand with curl.</summary>
    public const string Header = "Octomart-Stub-Fault";

    private readonly List<Fault> _faults = [];
    private readonly Lock _lock = new();

    /// <summary>What goes wrong by chance with requests that no other fault hits.</summary>
    public Func<FaultKind?>? Chance { get; set; }

    public void Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
        }
    }

    /// <summary>What goes wrong with this request; null when nothing does.</summary>
    public FaultKind? Take(HttpRequest request)
    {
        if (Enum.TryParse<FaultKind>(request.Headers[Header].ToString(), ignoreCase: true, out var asked))
        {
            return asked;
        }

        lock (_lock)
        {
            var index = _faults.FindIndex(fault => fault.Fits(request.Method, request.Path.Value ?? ""));
            if (index < 0)
            {
                return Chance?.Invoke();
            }

            var fault = _faults[index];
            if (fault.Times > 1)
            {
                _faults[index] = fault with { Times = fault.Times - 1 };
            }
            else
            {
                _faults.RemoveAt(index);
            }

            return fault.Kind;
        }
    }
}
