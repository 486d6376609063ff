// A small house with every kind of forbidden arrow, for the test of the rooms' table.
#pragma warning disable IDE0130, IDE0161, MA0048, CA1812, CA1822, MA0041, MA0182, CS0169, IDE0051, IDE0044, MA0053
using PsoasBot.Tests.Architecture.Sample.Answering;

namespace PsoasBot.Tests.Architecture.Sample.Answering
{
    internal class Upstairs
    {
        public static int Count => 1;
    }

    internal sealed class UpstairsException : Exception;

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class UpstairsAttribute : Attribute;
}

namespace PsoasBot.Tests.Architecture.Sample.Knowledge
{
    internal sealed class InField
    {
        public Upstairs? Field = new();
    }

    internal sealed class InBase : Upstairs;

    [Upstairs]
    internal sealed class InAttribute;

    internal sealed class InLambda
    {
        public Func<int> Get => () => Upstairs.Count;
    }

    internal sealed class InGenericArgument
    {
        public string Name => typeof(List<Upstairs>).Name;
    }

    internal sealed class InCatch
    {
        public bool Try(Action action)
        {
            try
            {
                action();
                return true;
            }
            catch (UpstairsException)
            {
                return false;
            }
        }
    }

    internal sealed class InAsync
    {
        public async Task<int> GetAsync()
        {
            await Task.Yield();
            return Upstairs.Count;
        }
    }
}

namespace PsoasBot.Tests.Architecture.Sample.Hosting
{
    internal sealed class Free
    {
        public int Count => Answering.Upstairs.Count;
    }
}

namespace PsoasBot.Tests.Architecture.Sample.Cellar
{
    internal sealed class Unlisted
    {
        public int Count => Answering.Upstairs.Count;
    }
}
