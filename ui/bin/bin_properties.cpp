#include "ui/bin/bin_properties.h"

#include "core/base/translate.h"
#include "core/project/project_file.h"
#include "ui/session/session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace weft::ui {

namespace {

/// What an enum's values are called, for the unspecified one "as the file says".
template<typename Enum>
QComboBox *choice(Enum value)
{
    auto *const box = new QComboBox;
    for (const auto &name : enumNames(Enum())) {
        const QString text = QString::fromUtf8(name.name.data(), qsizetype(name.name.size()));
        box->addItem(text == QLatin1String("unspecified") ? tr("As the file says") : text,
                     int(name.value));
        if (name.value == value)
            box->setCurrentIndex(box->count() - 1);
    }
    return box;
}

template<typename Enum>
Enum valueOf(const QComboBox *box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

QString contentOf(const MediaItem &item)
{
    QStringList facts;
    if (const auto &video = item.info.video)
        facts << tr("Picture: %1, %2 × %3, %4 bits%5")
                     .arg(video->codec)
                     .arg(video->displayWidth())
                     .arg(video->displayHeight())
                     .arg(video->bitDepth)
                     .arg(item.info.isStill
                              ? QString()
                              : tr(", %1 frames a second%2")
                                    .arg(QLocale().toString(video->rate.toDouble(), 'g', 5),
                                         video->variableRate ? tr(" (varies)") : QString()));
    for (const AudioInfo &audio : item.info.audio)
        facts << tr("Sound: %1, %2 channels, %3 Hz")
                     .arg(audio.codec)
                     .arg(audio.channels)
                     .arg(audio.sampleRate);
    if (item.info.lut)
        facts << tr("Look-up table of %1 entries along each axis").arg(item.info.lut->size);
    for (const Proxy &proxy : item.proxies)
        facts << tr("Proxy: %1 × %2").arg(proxy.width).arg(proxy.height);
    return facts.join(QLatin1Char('\n'));
}

class PropertiesDialog : public QDialog
{
public:
    PropertiesDialog(Session &session, const MediaItem &item, QWidget *parent)
        : QDialog(parent)
        , m_session(session)
        , m_media(item.id)
        , m_name(new QLineEdit(item.name))
        , m_tags(new QLineEdit(
              QStringList(item.tags.begin(), item.tags.end()).join(QStringLiteral(", "))))
        , m_rating(new QSpinBox)
    {
        setObjectName(QStringLiteral("binProperties"));
        setWindowTitle(weft::tr("Properties of %1").arg(item.name));
        auto *const form = new QFormLayout(this);
        form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
        m_name->setObjectName(QStringLiteral("name"));
        m_tags->setObjectName(QStringLiteral("tags"));
        m_tags->setPlaceholderText(weft::tr("beach, sunny"));
        m_rating->setRange(0, kMaxRating);
        m_rating->setSpecialValueText(weft::tr("None"));
        m_rating->setValue(item.rating);
        form->addRow(weft::tr("Name"), m_name);
        form->addRow(weft::tr("Tags"), m_tags);
        form->addRow(weft::tr("Rating"), m_rating);
        if (item.info.video)
            addInterpretation(form, item.interpretation);
        auto *const facts = new QLabel(contentOf(item));
        auto *const path = new QLabel(absolutePath(item.path, session.folder()));
        for (QLabel *const label : {facts, path}) {
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        form->addRow(weft::tr("File"), path);
        form->addRow(weft::tr("Content"), facts);
        auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
        connect(buttons, &QDialogButtonBox::accepted, this, &PropertiesDialog::commit);
        connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
        form->addRow(buttons);
        setMinimumWidth(440);
    }

private:
    void addInterpretation(QFormLayout *form, const Interpretation &interpretation)
    {
        form->addRow(weft::tr("Matrix"), m_matrix = choice(interpretation.colour.matrix));
        form->addRow(weft::tr("Primaries"), m_primaries = choice(interpretation.colour.primaries));
        form->addRow(weft::tr("Transfer"), m_transfer = choice(interpretation.colour.transfer));
        form->addRow(weft::tr("Range"), m_range = choice(interpretation.colour.range));
        form->addRow(weft::tr("High dynamic range"), m_hdr = choice(interpretation.hdr));
        m_premultiplied = new QCheckBox(weft::tr("Colours are multiplied by transparency"));
        m_premultiplied->setChecked(interpretation.premultiplied);
        form->addRow(QString(), m_premultiplied);
        m_matrix->setObjectName(QStringLiteral("matrix"));
    }

    void commit()
    {
        const MediaItem *const item = m_session.root()->find(m_media);
        if (!item)
            return reject();
        SetMedia edit{.media = m_media};
        if (const QString name = m_name->text().trimmed(); name != item->name)
            edit.name = name;
        std::vector<QString> tags;
        for (const QString &part : m_tags->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            if (const QString tag = part.trimmed();
                !tag.isEmpty() && std::find(tags.begin(), tags.end(), tag) == tags.end())
                tags.push_back(tag);
        }
        if (tags != item->tags)
            edit.tags = tags;
        if (m_rating->value() != item->rating)
            edit.rating = m_rating->value();
        if (m_matrix) {
            const Interpretation now{{valueOf<ColourMatrix>(m_matrix),
                                      valueOf<ColourPrimaries>(m_primaries),
                                      valueOf<ColourTransfer>(m_transfer),
                                      valueOf<ColourRange>(m_range)},
                                     valueOf<MediaHdr>(m_hdr),
                                     m_premultiplied->isChecked()};
            if (now.colour != item->interpretation.colour)
                edit.colour = now.colour;
            if (now.hdr != item->interpretation.hdr)
                edit.hdr = now.hdr;
            if (now.premultiplied != item->interpretation.premultiplied)
                edit.premultiplied = now.premultiplied;
        }
        const bool isChanged = edit.name || edit.tags || edit.rating || edit.colour || edit.hdr
                               || edit.premultiplied;
        if (!isChanged || m_session.apply(edit))
            accept();
    }

    Session &m_session;
    const MediaId m_media;
    QLineEdit *m_name;
    QLineEdit *m_tags;
    QSpinBox *m_rating;
    QComboBox *m_matrix = nullptr; ///< these only of files with pictures
    QComboBox *m_primaries = nullptr;
    QComboBox *m_transfer = nullptr;
    QComboBox *m_range = nullptr;
    QComboBox *m_hdr = nullptr;
    QCheckBox *m_premultiplied = nullptr;
};

} // namespace

void editProperties(Session &session, MediaId media, QWidget *parent)
{
    const MediaItem *const item = session.root()->find(media);
    if (!item)
        return;
    auto *const dialog = new PropertiesDialog(session, *item, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace weft::ui
