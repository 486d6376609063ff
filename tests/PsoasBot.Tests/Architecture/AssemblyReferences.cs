using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PsoasBot.Tests.Architecture;

/// <summary>
/// Which types of an assembly use which others of it, read from the compiled metadata: base types, interfaces, fields, signatures,
/// attributes, and every token in the code of a method. Constants that the compiler copies leave no trace.
/// </summary>
internal sealed class AssemblyReferences : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly SignatureTypes _signatures = new();

    public AssemblyReferences(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>Pairs of full names: the using type (nested and generated ones count as their outermost) and the used one.</summary>
    public IEnumerable<(string From, string To)> Read() =>
        _metadata.TypeDefinitions.SelectMany(handle => UsedBy(handle).Select(used => (NameOf(handle), NameOf(used)))).Where(pair => pair.Item1 != pair.Item2).Distinct();

    public void Dispose() => _file.Dispose();

    private HashSet<TypeDefinitionHandle> UsedBy(TypeDefinitionHandle handle)
    {
        var used = new HashSet<TypeDefinitionHandle>();
        var type = _metadata.GetTypeDefinition(handle);
        Add(used, type.BaseType);
        foreach (var each in type.GetInterfaceImplementations()) Add(used, _metadata.GetInterfaceImplementation(each).Interface);
        foreach (var each in type.GetFields()) used.UnionWith(_metadata.GetFieldDefinition(each).DecodeSignature(_signatures, null));
        foreach (var each in type.GetCustomAttributes()) Add(used, _metadata.GetCustomAttribute(each).Constructor);
        foreach (var each in type.GetMethods()) AddMethod(used, _metadata.GetMethodDefinition(each));
        return used;
    }

    private void AddMethod(HashSet<TypeDefinitionHandle> used, MethodDefinition method)
    {
        AddSignature(used, method.DecodeSignature(_signatures, null));
        if (method.RelativeVirtualAddress == 0) return;
        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            foreach (var local in _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, null)) used.UnionWith(local);
        foreach (var region in body.ExceptionRegions) Add(used, region.CatchType);
        foreach (var token in CodeTokens.In(body.GetILReader())) Add(used, token);
    }

    private void AddSignature(HashSet<TypeDefinitionHandle> used, MethodSignature<ImmutableHashSet<TypeDefinitionHandle>> signature)
    {
        used.UnionWith(signature.ReturnType);
        foreach (var parameter in signature.ParameterTypes) used.UnionWith(parameter);
    }

    private void Add(HashSet<TypeDefinitionHandle> used, EntityHandle handle)
    {
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition: used.Add((TypeDefinitionHandle)handle); break;
            case HandleKind.MethodDefinition: used.Add(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()); break;
            case HandleKind.FieldDefinition: used.Add(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()); break;
            case HandleKind.TypeSpecification: used.UnionWith(_metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, null)); break;
            case HandleKind.MemberReference: AddMember(used, _metadata.GetMemberReference((MemberReferenceHandle)handle)); break;
            case HandleKind.MethodSpecification: AddGeneric(used, _metadata.GetMethodSpecification((MethodSpecificationHandle)handle)); break;
        }
    }

    private void AddMember(HashSet<TypeDefinitionHandle> used, MemberReference member)
    {
        Add(used, member.Parent);
        if (member.GetKind() == MemberReferenceKind.Method) AddSignature(used, member.DecodeMethodSignature(_signatures, null));
        else used.UnionWith(member.DecodeFieldSignature(_signatures, null));
    }

    private void AddGeneric(HashSet<TypeDefinitionHandle> used, MethodSpecification method)
    {
        Add(used, method.Method);
        foreach (var argument in method.DecodeSignature(_signatures, null)) used.UnionWith(argument);
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }
}
