using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PsoasBot.Storage;

/// <summary>One statement with an object whose properties are its values: texts and whole numbers, both may be null.</summary>
internal sealed record Statement(string Sql, object Values)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>As a part of a batch. A null keeps the type of its property, so that the engine plans the statement once.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants of this room.")]
    public DbBatchCommand Fill(DbBatchCommand command)
    {
        command.CommandText = Sql;
        foreach (var property in Properties.GetOrAdd(Values.GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            if (!Sql.Contains('@' + property.Name, StringComparison.OrdinalIgnoreCase)) continue;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType, parameter.Value) = (property.Name, TypeOf(property.PropertyType), property.GetValue(Values) ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static DbType TypeOf(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.String => DbType.String,
        TypeCode.Int64 => DbType.Int64,
        TypeCode.Int32 => DbType.Int32,
        _ => throw new NotSupportedException($"a statement has no values of {type.Name}"),
    };
}
