#include "ui/project/machine.h"

#include "core/base/translate.h"
#include "core/export/preset.h"
#include "core/generate/plugin_manifest.h"
#include "core/media/hardware_decoding.h"

#include <QFile>
#include <QLocale>
#include <QStringList>
#include <QTemporaryDir>
#include <QThread>

namespace weft::ui {

namespace {

/// Bytes of memory, of those that the system says are there; 0 = it does not say.
qint64 memoryBytes()
{
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> words = file.readLine().simplified().split(' ');
    return words.size() < 2 ? 0 : words[1].toLongLong() * 1024;
}

MachineFact processor()
{
    const int threads = QThread::idealThreadCount();
    const qint64 memory = memoryBytes();
    const QString text = tr("%n thread(s)", threads);
    return {tr("Processor"),
            memory ? tr("%1, %2 of memory").arg(text, QLocale().formattedDataSize(memory, 0))
                   : text};
}

MachineFact graphics()
{
    QStringList names;
    for (const HardwareDecoding::Device &device : HardwareDecoding::present())
        names << (device.kind == HardwareDecoding::Kind::Cuda
                      ? tr("NVIDIA device %1").arg(device.name)
                      : tr("VA-API device %1").arg(device.name));
    if (names.isEmpty())
        return {tr("Graphics"),
                tr("No device that decodes films: the processor does, and large films get smaller "
                   "copies for editing."),
                false};
    return {tr("Graphics"), names.join(QStringLiteral(", "))};
}

bool canWrite(const ExportPreset &preset, const QString &folder)
{
    EncoderFormat format;
    format.width = 64;
    format.height = 64;
    format.colour = encodedColour(preset.settings, colourOf(preset.colour, bt709Tags()));
    return Encoder::open(folder + QLatin1Char('/') + preset.id, preset.settings, format)
        .has_value();
}

MachineFact films()
{
    const QTemporaryDir folder;
    QStringList labels;
    QStringList lacking;
    for (const ExportPreset &preset : exportPresets())
        (canWrite(preset, folder.path()) ? labels : lacking) << preset.label;
    if (lacking.isEmpty())
        return {tr("Films it writes"), labels.join(QStringLiteral(", "))};
    return {tr("Films it writes"),
            tr("%1; not %2")
                .arg(labels.join(QStringLiteral(", ")), lacking.join(QStringLiteral(", "))),
            false};
}

MachineFact generators(const PluginCatalogue &catalogue)
{
    QStringList labels;
    for (const PluginManifest &plugin : catalogue.plugins) {
        for (const GeneratorInfo &generator : plugin.generators)
            labels << generator.label;
    }
    if (labels.isEmpty())
        return {tr("Generators"),
                tr("None is installed: put plugins into the folder \"plugins\" of your data "
                   "folder."),
                false};
    return {tr("Generators"), labels.join(QStringLiteral(", "))};
}

} // namespace

QVector<MachineFact> machineFacts(const PluginCatalogue &catalogue)
{
    return {processor(), graphics(), films(), generators(catalogue)};
}

} // namespace weft::ui
