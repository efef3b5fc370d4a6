#include "core/edit/edit_json.h"

#include "core/base/json_text.h"
#include "core/edit/edit_archive.h"
#include "core/edit/edit_fields.h"

namespace weft {

namespace {

/// Writes every member, whether it has its default or not.
class ReferenceWriter
{
public:
    template<typename T>
    void field(const char *name, const T &value)
    {
        m_json[name] = toJson(value);
    }
    template<typename T>
    void field(const char *name, const T &, const std::type_identity_t<T> &fallback)
    {
        m_json[name] = toJson(fallback);
    }
    template<typename T>
    void field(const char *name, const std::optional<T> &, std::nullopt_t)
    {
        m_json[name] = nullptr;
    }
    template<typename T>
    void inlined(const T &value)
    {
        fields(*this, value);
    }
    void unknown(const UnknownFields &) {}

    QString line() const { return QString::fromStdString(m_json.dump()); }

    template<typename EditType>
    static QString lineOf()
    {
        ReferenceWriter writer;
        writer.m_json[VariantTag<Edit>::key] = EditType::kName;
        const EditType defaults;
        fields(writer, defaults);
        return writer.line();
    }

private:
    nlohmann::ordered_json m_json = nlohmann::ordered_json::object();
};

template<typename... T>
QStringList linesOf(const std::variant<T...> *)
{
    return {ReferenceWriter::lineOf<T>()...};
}

} // namespace

nlohmann::ordered_json toJson(const Edit &edit)
{
    JsonObjectWriter writer;
    writer.inlined(edit);
    return std::move(writer).take();
}

void readJson(JsonReadContext &context, const nlohmann::json &json, Edit &edit)
{
    JsonObjectReader reader(context, json);
    if (context.failed())
        return;
    reader.inlined(edit);
    reader.finish();
}

QByteArray toJsonLine(const Edit &edit)
{
    return compactJson(toJson(edit));
}

Result<Edit> editFromJsonLine(const QByteArray &line)
{
    const auto json = parseJson(line, tr("The edit"), ErrorKind::Usage);
    if (!json)
        return fail(json);
    return fromJson<Edit>(*json, tr("The edit"), ErrorKind::Usage);
}

QStringList editReference()
{
    return linesOf(static_cast<const Edit *>(nullptr));
}

} // namespace weft
