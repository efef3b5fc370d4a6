#include "core/export/preset.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/soft_assert.h"
#include "core/base/translate_text.h"
#include "core/model/json_archive.h"

#include <QDir>

namespace weft {

namespace {

/// A pixel format under FFmpeg's name.
struct NamedFormat
{
    const char *name;
    PixelFormat format;
};

constexpr std::array kFormats{
    NamedFormat{"yuv420p", kYuv420p8},
    NamedFormat{"yuv420p10", {PixelLayout::Yuv420, SampleType::U16, 10, AlphaMode::None}},
    NamedFormat{"yuv422p10", {PixelLayout::Yuv422, SampleType::U16, 10, AlphaMode::None}},
    NamedFormat{"yuv444p", {PixelLayout::Yuv444, SampleType::U8, 8, AlphaMode::None}},
};

} // namespace

void readJson(JsonReadContext &context, const nlohmann::json &json, PixelFormat &format)
{
    QString name;
    readJson(context, json, name);
    for (const NamedFormat &known : kFormats) {
        if (name == QLatin1String(known.name)) {
            format = known.format;
            return;
        }
    }
    context.setError(tr("\"%1\" is not a known pixel format").arg(name));
}

void fields(JsonObjectReader &archive, ExportPreset &preset)
{
    std::map<QString, QString> options;
    archive.field("id", preset.id);
    archive.field("label", preset.label);
    archive.field("help", preset.help);
    archive.field("container", preset.settings.container);
    archive.field("videoCodec", preset.settings.videoCodec);
    archive.field("videoOptions", options, {});
    archive.field("pixelFormat", preset.settings.pixelFormat);
    archive.field("audioCodec", preset.settings.audioCodec);
    archive.field("audioBitRate", preset.settings.audioBitRate, 0);
    archive.field("colour", preset.colour, ExportColour::Sequence);
    preset.settings.videoOptions.clear();
    for (const auto &[name, value] : options)
        preset.settings.videoOptions.push_back({name, value});
}

ColourTags colourOf(ExportColour colour, const ColourTags &sequence)
{
    ColourTags hdr{ColourMatrix::Bt2020, ColourPrimaries::Bt2020, ColourTransfer::Pq,
                   ColourRange::Limited};
    switch (colour) {
    case ExportColour::Sequence: break;
    case ExportColour::Standard: return isHdr(sequence.transfer) ? bt709Tags() : sequence;
    case ExportColour::Pq: return hdr;
    case ExportColour::Hlg: hdr.transfer = ColourTransfer::Hlg; return hdr;
    }
    return sequence;
}

Status checkColour(const ExportPreset &preset)
{
    const bool isHdr = preset.colour == ExportColour::Pq || preset.colour == ExportColour::Hlg;
    if (isHdr && preset.settings.pixelFormat.bitDepth < 10)
        return fail(ErrorKind::Usage,
                    tr("The preset \"%1\" has eight bits, in which PQ and HLG show bands: choose "
                       "one of ten bits, or other colours.")
                        .arg(preset.id));
    return {};
}

QString ExportPreset::extension() const
{
    return settings.container == QLatin1String("matroska") ? QStringLiteral("mkv")
                                                           : settings.container;
}

static Result<ExportPreset> readPreset(const QString &path)
{
    const auto text = readFile(path, ErrorKind::Usage);
    if (!text)
        return fail(text);
    const auto json = parseJson(*text, path, ErrorKind::Usage);
    if (!json)
        return fail(json);
    auto preset = fromJson<ExportPreset>(*json, path, ErrorKind::Usage);
    if (!preset)
        return preset;
    if (const Status status = checkColour(*preset); !status)
        return fail(status);
    preset->label = translateText("Preset", preset->label);
    preset->help = translateText("Preset", preset->help);
    return preset;
}

std::vector<ExportPreset> exportPresets()
{
    std::vector<ExportPreset> presets;
    const QDir folder(QStringLiteral(":/weft/presets"));
    for (const QString &file :
         folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        auto preset = readPreset(folder.filePath(file));
        WEFT_ASSERT(preset.has_value(), continue); // built in, and read by a test
        presets.push_back(*std::move(preset));
    }
    return presets;
}

Result<ExportPreset> findPreset(const QString &idOrPath)
{
    if (idOrPath.endsWith(QLatin1String(".json")))
        return readPreset(idOrPath);
    QStringList known;
    for (ExportPreset &preset : exportPresets()) {
        if (preset.id == idOrPath)
            return std::move(preset);
        known << preset.id;
    }
    return fail(ErrorKind::Usage, tr("There is no export preset \"%1\"; there are %2, "
                                     "and files of your own whose names end in .json.")
                                      .arg(idOrPath, known.join(QLatin1String(", "))));
}

} // namespace weft
