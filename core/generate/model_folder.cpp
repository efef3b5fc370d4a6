#include "core/generate/model_folder.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/translate.h"

#include <QDir>
#include <QFileInfo>
#include <QtEndian>

namespace weft {

namespace {

constexpr int kLevelsUp = 2; // a file of weights lies in the model's folder or in a part of it
constexpr qint64 kMostDescription = 1 << 20;
constexpr qint64 kMostHead = 32 << 20; // of a safetensors file: names and shapes

QString under(const QString &folder, const char *name)
{
    return folder + QLatin1Char('/') + QLatin1String(name);
}

/// The class that a description says its model is of; empty where there is none.
QString classIn(const QString &path)
{
    const auto text = readFile(path, ErrorKind::Generation, kMostDescription);
    const auto json = text ? parseJson(*text, path, ErrorKind::Generation)
                           : Result<nlohmann::json>(fail(text));
    if (!json || !json->is_object() || !json->contains("_class_name")
        || !(*json)["_class_name"].is_string())
        return {};
    return QString::fromStdString((*json)["_class_name"].get<std::string>());
}

bool isStableDiffusion(const QString &className)
{
    return className.startsWith(QLatin1String("StableDiffusion"))
           && !className.startsWith(QLatin1String("StableDiffusionXL"))
           && !className.startsWith(QLatin1String("StableDiffusion3"));
}

bool hasWeights(const QString &folder)
{
    return !QDir(folder).entryList({QStringLiteral("*.safetensors")}, QDir::Files).isEmpty();
}

/// Empty, or what a folder lacks to be the whole of a Stable Diffusion model.
QString missingPart(const QString &folder)
{
    for (const char *part : {"unet", "vae", "text_encoder"}) {
        if (!QFileInfo(under(folder, part) + QLatin1String("/config.json")).isFile()
            || !hasWeights(under(folder, part)))
            return QLatin1String(part);
    }
    for (const char *part : {"tokenizer", "scheduler"}) {
        if (!QFileInfo(under(folder, part)).isDir())
            return QLatin1String(part);
    }
    return {};
}

tl::unexpected<Error> no(const QString &sentence)
{
    return fail(ErrorKind::Generation, sentence);
}

/// A folder whose description says what it is.
Result<ModelFolder> recogniseFolder(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const QString pipeline = classIn(under(path, "model_index.json"));
    if (!pipeline.isEmpty() && !isStableDiffusion(pipeline))
        return no(tr("\"%1\" is a model of the kind %2, which no generator here reads.")
                      .arg(name, pipeline));
    if (!pipeline.isEmpty()) {
        const QString missing = missingPart(path);
        return missing.isEmpty()
                   ? Result<ModelFolder>(ModelFolder{path, ModelFolder::kStableDiffusion, name})
                   : no(tr("\"%1\" is a Stable Diffusion model without its part \"%2\": get the "
                           "whole model, with weights as .safetensors.")
                            .arg(name, missing));
    }
    if (classIn(under(path, "config.json")) == QLatin1String("MotionAdapter"))
        return hasWeights(path)
                   ? Result<ModelFolder>(ModelFolder{path, ModelFolder::kMotionModule, name})
                   : no(tr("\"%1\" is a motion module without weights: get its .safetensors file "
                           "too.")
                            .arg(name));
    return no(tr("\"%1\" is no model that a generator here reads.").arg(name));
}

/// The names in the head of a safetensors file, as text; empty where it is none.
QByteArray headOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray size = file.read(8);
    if (size.size() < 8)
        return {};
    const auto length = qFromLittleEndian<quint64>(size.constData());
    return length <= quint64(std::min(kMostHead, file.size())) ? file.read(qint64(length))
                                                               : QByteArray();
}

/// What a file of weights is that lies in no model's folder.
QString whatIsLone(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const QByteArray head = headOf(path);
    if (head.contains("lora"))
        return tr("\"%1\" adapts a model (LoRA), which no generator here reads.").arg(name);
    if (head.contains("\"model.diffusion_model."))
        return tr("\"%1\" is a whole model in one file. Get it as a folder with unet, vae, "
                  "text_encoder, tokenizer and scheduler, as it is published for diffusers.")
            .arg(name);
    if (head.contains("motion_modules"))
        return tr("\"%1\" is a motion module without its description: put the config.json that it "
                  "is published with beside it.")
            .arg(name);
    return tr("\"%1\" holds weights, but of no model that a generator here reads.").arg(name);
}

bool isWeights(const QFileInfo &file)
{
    return file.isFile() && file.suffix().toLower() == QLatin1String("safetensors");
}

} // namespace

bool looksLikeModel(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isDir())
        return isWeights(info);
    return QFileInfo(under(path, "model_index.json")).isFile()
           || classIn(under(path, "config.json")) == QLatin1String("MotionAdapter");
}

Result<ModelFolder> recogniseModel(const QString &path)
{
    const QFileInfo info(path);
    const QString absolute = QDir::cleanPath(info.absoluteFilePath());
    if (info.isDir())
        return recogniseFolder(absolute);
    if (!isWeights(info))
        return no(tr("\"%1\" is no model: its weights would be .safetensors files.")
                      .arg(info.fileName()));
    QString folder = QFileInfo(absolute).absolutePath();
    for (int level = 0; level < kLevelsUp; ++level) {
        if (looksLikeModel(folder))
            return recogniseFolder(folder);
        folder = QFileInfo(folder).absolutePath();
    }
    return no(whatIsLone(absolute));
}

QString modelsFolder()
{
    return dataFolder() + QLatin1String("/models");
}

std::vector<ModelFolder> installedModels()
{
    std::vector<ModelFolder> models;
    for (const QFileInfo &folder :
         QDir(modelsFolder()).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (folder.fileName().endsWith(QLatin1String(".part"))) // is being added, or never was
            continue;
        if (auto model = recogniseModel(folder.absoluteFilePath()))
            models.push_back(*std::move(model));
    }
    return models;
}

QString modelKindText(const QString &kind)
{
    return kind == QLatin1String(ModelFolder::kMotionModule) ? tr("motion module")
                                                             : tr("Stable Diffusion model");
}

} // namespace weft
