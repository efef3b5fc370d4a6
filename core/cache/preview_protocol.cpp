#include "core/cache/preview_protocol.h"

#include "core/model/fields.h"
#include "core/model/json_line.h"

namespace weft {

template<>
struct VariantTag<PreviewRequest>
{
    static constexpr const char *key = "request";
};

template<>
struct VariantTag<PreviewEvent>
{
    static constexpr const char *key = "event";
};

static nlohmann::ordered_json toJson(const PreviewBytes &value)
{
    return value.bytes.toBase64().toStdString();
}

static void readJson(JsonReadContext &context, const nlohmann::json &json, PreviewBytes &value)
{
    if (!json.is_string())
        return context.setError(tr("must be base64"));
    const auto text = QByteArray::fromStdString(json.get_ref<const std::string &>());
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return context.setError(tr("must be base64"));
    value.bytes = *std::move(decoded);
}

/// The files of a project, by id.
template<typename Id>
static nlohmann::ordered_json toJson(const std::map<Id, QString> &files)
{
    auto list = nlohmann::ordered_json::array();
    for (const auto &[id, path] : files)
        list.push_back({{"id", id.value}, {"path", path.toStdString()}});
    return list;
}

namespace {

struct FileEntry
{
    std::int64_t id = 0;
    QString path;
};

} // namespace

static void fields(auto &archive, Like<FileEntry> auto &entry)
{
    archive.field("id", entry.id);
    archive.field("path", entry.path);
}

template<typename Id>
static void readJson(JsonReadContext &context, const nlohmann::json &json,
                     std::map<Id, QString> &files)
{
    std::vector<FileEntry> entries;
    readJson(context, json, entries);
    for (const FileEntry &entry : entries)
        files.emplace(Id{entry.id}, entry.path);
}

static void fields(auto &archive, Like<PictureRequest> auto &request)
{
    archive.field("project", request.picture.project);
    archive.field("sequence", request.picture.sequence);
    archive.field("frame", request.picture.frame);
    archive.field("media", request.picture.media.media);
    archive.field("takes", request.picture.media.takes);
    archive.field("width", request.size.width);
    archive.field("height", request.size.height);
    archive.field("files", request.files, {});
}

static void fields(auto &archive, Like<WaveformRequest> auto &request)
{
    archive.field("path", request.path);
    archive.field("stream", request.stream);
}

static void fields(auto &archive, Like<PictureMade> auto &event)
{
    archive.field("png", event.png);
}

static void fields(auto &archive, Like<WaveformBegun> auto &event)
{
    archive.field("channels", event.channels);
    archive.field("length", event.length);
}

static void fields(auto &archive, Like<PeaksMade> auto &event)
{
    archive.field("chunk", event.chunk);
}

static void fields(auto &, Like<PreviewDone> auto &) {}

static constexpr auto enumNames(ErrorKind)
{
    return std::array{EnumName{ErrorKind::Usage, "usage"},
                      EnumName{ErrorKind::Refused, "refused"},
                      EnumName{ErrorKind::Project, "project"},
                      EnumName{ErrorKind::Media, "media"},
                      EnumName{ErrorKind::Generation, "generation"},
                      EnumName{ErrorKind::Output, "output"},
                      EnumName{ErrorKind::Verification, "verification"},
                      EnumName{ErrorKind::Cancelled, "cancelled"}};
}

static void fields(auto &archive, Like<PreviewFailed> auto &event)
{
    archive.field("kind", event.error.kind);
    archive.field("message", event.error.message);
}

QByteArray toLine(const PreviewRequest &request)
{
    return toJsonLine(request);
}

QByteArray toLine(const PreviewEvent &event)
{
    return toJsonLine(event);
}

Result<PreviewRequest> readPreviewRequest(const QByteArray &line)
{
    return fromJsonLine<PreviewRequest>(line, tr("The request"), ErrorKind::Media);
}

Result<PreviewEvent> readPreviewEvent(const QByteArray &line)
{
    return fromJsonLine<PreviewEvent>(line, tr("The answer"), ErrorKind::Media);
}

} // namespace weft
