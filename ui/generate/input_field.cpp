#include "ui/generate/input_field.h"

#include "ui/session/bin_items.h"
#include "ui/style/theme.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalBlocker>

namespace weft::ui {

bool fits(const MediaItem &item, GeneratorInputKind kind)
{
    switch (kind) {
    case GeneratorInputKind::Image: return item.info.video.has_value();
    case GeneratorInputKind::Video: return item.info.video.has_value() && !item.info.isStill;
    case GeneratorInputKind::Audio: return !item.info.audio.empty();
    }
    return false;
}

InputField::InputField(const GeneratorInput &input, std::function<const Project &()> project,
                       QWidget *parent)
    : QComboBox(parent)
    , m_input(input)
    , m_project(std::move(project))
{
    setObjectName(input.id);
    setAcceptDrops(true);
    setAccessibleName(input.label);
    setAccessibleDescription(input.help);
    setToolTip(tr("%1 Drop a file of the bin here.").arg(input.help));
    setMinimumHeight(kLeastTarget);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    refill();
    connect(this, &QComboBox::activated, this, &InputField::edited);
}

MediaId InputField::media() const
{
    return MediaId{currentData().toLongLong()};
}

void InputField::refill()
{
    const QSignalBlocker blocker(this);
    const MediaId now = media();
    clear();
    addItem(m_input.required ? tr("Choose, or drop one here") : tr("None"), 0);
    for (const auto &item : m_project().media) {
        if (fits(*item, m_input.kind))
            addItem(item->name, QVariant::fromValue<qlonglong>(item->id.value));
    }
    setCurrentIndex(std::max(0, findData(QVariant::fromValue<qlonglong>(now.value))));
}

void InputField::setMedia(MediaId media)
{
    const QSignalBlocker blocker(this);
    int index = findData(QVariant::fromValue<qlonglong>(media.value));
    if (index < 0) {
        refill();
        index = findData(QVariant::fromValue<qlonglong>(media.value));
    }
    setCurrentIndex(std::max(0, index));
}

bool InputField::choose(MediaId media)
{
    const MediaItem *const item = m_project().find(media);
    if (!item || !fits(*item, m_input.kind))
        return false;
    setMedia(media);
    Q_EMIT edited();
    return true;
}

void InputField::showPopup()
{
    refill();
    QComboBox::showPopup();
}

void InputField::dragEnterEvent(QDragEnterEvent *event)
{
    for (const MediaId id : BinItems::fromMime(event->mimeData()).media) {
        const MediaItem *const item = m_project().find(id);
        if (item && fits(*item, m_input.kind))
            return event->acceptProposedAction();
    }
    event->ignore();
}

void InputField::dropEvent(QDropEvent *event)
{
    for (const MediaId id : BinItems::fromMime(event->mimeData()).media) {
        if (choose(id))
            return event->acceptProposedAction();
    }
}

} // namespace weft::ui
