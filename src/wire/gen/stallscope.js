/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["stallscope"] || ($protobuf.roots["stallscope"] = {});

export const stallscope = $root.stallscope = (() => {

    /**
     * Namespace stallscope.
     * @exports stallscope
     * @namespace
     */
    const stallscope = {};

    stallscope.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof stallscope
         * @namespace
         */
        const v1 = {};

        v1.ServerFrame = (function() {

            /**
             * Properties of a ServerFrame.
             * @typedef {Object} stallscope.v1.ServerFrame.$Properties
             * @property {stallscope.v1.Session.$Properties|null} [session] ServerFrame session
             * @property {stallscope.v1.Dictionary.$Properties|null} [dictionary] ServerFrame dictionary
             * @property {stallscope.v1.Spans.$Properties|null} [spans] ServerFrame spans
             * @property {stallscope.v1.Totals.$Properties|null} [totals] ServerFrame totals
             * @property {stallscope.v1.Lost.$Properties|null} [lost] ServerFrame lost
             * @property {stallscope.v1.Targets.$Properties|null} [targets] ServerFrame targets
             * @property {stallscope.v1.Refused.$Properties|null} [refused] ServerFrame refused
             * @property {stallscope.v1.End.$Properties|null} [end] ServerFrame end
             * @property {stallscope.v1.Table.$Properties|null} [table] ServerFrame table
             * @property {"session"|"dictionary"|"spans"|"totals"|"lost"|"targets"|"refused"|"end"|"table"} [message] ServerFrame message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ServerFrame.
             * @memberof stallscope.v1
             * @interface IServerFrame
             * @augments stallscope.v1.ServerFrame.$Properties
             * @deprecated Use stallscope.v1.ServerFrame.$Properties instead.
             */

            /**
             * Narrowed shape of a ServerFrame.
             * @typedef {{
             *   session?: stallscope.v1.Session.$Shape|null;
             *   dictionary?: stallscope.v1.Dictionary.$Shape|null;
             *   spans?: stallscope.v1.Spans.$Shape|null;
             *   totals?: stallscope.v1.Totals.$Shape|null;
             *   lost?: stallscope.v1.Lost.$Shape|null;
             *   targets?: stallscope.v1.Targets.$Shape|null;
             *   refused?: stallscope.v1.Refused.$Shape|null;
             *   end?: stallscope.v1.End.$Shape|null;
             *   table?: stallscope.v1.Table.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ message?: undefined; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "session"; session: stallscope.v1.Session.$Shape; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "dictionary"; session?: null; dictionary: stallscope.v1.Dictionary.$Shape; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "spans"; session?: null; dictionary?: null; spans: stallscope.v1.Spans.$Shape; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "totals"; session?: null; dictionary?: null; spans?: null; totals: stallscope.v1.Totals.$Shape; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "lost"; session?: null; dictionary?: null; spans?: null; totals?: null; lost: stallscope.v1.Lost.$Shape; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "targets"; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets: stallscope.v1.Targets.$Shape; refused?: null; end?: null; table?: null }|{ message?: "refused"; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused: stallscope.v1.Refused.$Shape; end?: null; table?: null }|{ message?: "end"; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end: stallscope.v1.End.$Shape; table?: null }|{ message?: "table"; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table: stallscope.v1.Table.$Shape })
             * )} stallscope.v1.ServerFrame.$Shape
             */

            /**
             * Constructs a new ServerFrame.
             * @memberof stallscope.v1
             * @classdesc Represents a ServerFrame.
             * @constructor
             * @param {stallscope.v1.ServerFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ServerFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ServerFrame session.
             * @member {stallscope.v1.Session.$Properties|null|undefined} session
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.session = null;

            /**
             * ServerFrame dictionary.
             * @member {stallscope.v1.Dictionary.$Properties|null|undefined} dictionary
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.dictionary = null;

            /**
             * ServerFrame spans.
             * @member {stallscope.v1.Spans.$Properties|null|undefined} spans
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.spans = null;

            /**
             * ServerFrame totals.
             * @member {stallscope.v1.Totals.$Properties|null|undefined} totals
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.totals = null;

            /**
             * ServerFrame lost.
             * @member {stallscope.v1.Lost.$Properties|null|undefined} lost
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.lost = null;

            /**
             * ServerFrame targets.
             * @member {stallscope.v1.Targets.$Properties|null|undefined} targets
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.targets = null;

            /**
             * ServerFrame refused.
             * @member {stallscope.v1.Refused.$Properties|null|undefined} refused
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.refused = null;

            /**
             * ServerFrame end.
             * @member {stallscope.v1.End.$Properties|null|undefined} end
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.end = null;

            /**
             * ServerFrame table.
             * @member {stallscope.v1.Table.$Properties|null|undefined} table
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.table = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ServerFrame message.
             * @member {"session"|"dictionary"|"spans"|"totals"|"lost"|"targets"|"refused"|"end"|"table"|undefined} message
             * @memberof stallscope.v1.ServerFrame
             * @instance
             */
            $Object.defineProperty(ServerFrame.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["session", "dictionary", "spans", "totals", "lost", "targets", "refused", "end", "table"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ServerFrame message. Does not implicitly {@link stallscope.v1.ServerFrame.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.ServerFrame
             * @static
             * @param {stallscope.v1.ServerFrame.$Properties} message ServerFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ServerFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.session != null && $Object.hasOwnProperty.call(message, "session"))
                    $root.stallscope.v1.Session.encode(message.session, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.dictionary != null && $Object.hasOwnProperty.call(message, "dictionary"))
                    $root.stallscope.v1.Dictionary.encode(message.dictionary, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.spans != null && $Object.hasOwnProperty.call(message, "spans"))
                    $root.stallscope.v1.Spans.encode(message.spans, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.totals != null && $Object.hasOwnProperty.call(message, "totals"))
                    $root.stallscope.v1.Totals.encode(message.totals, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.lost != null && $Object.hasOwnProperty.call(message, "lost"))
                    $root.stallscope.v1.Lost.encode(message.lost, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.targets != null && $Object.hasOwnProperty.call(message, "targets"))
                    $root.stallscope.v1.Targets.encode(message.targets, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    $root.stallscope.v1.Refused.encode(message.refused, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
                    $root.stallscope.v1.End.encode(message.end, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.table != null && $Object.hasOwnProperty.call(message, "table"))
                    $root.stallscope.v1.Table.encode(message.table, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ServerFrame message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.ServerFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.ServerFrame & stallscope.v1.ServerFrame.$Shape} ServerFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ServerFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.ServerFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.session = $root.stallscope.v1.Session.decode(reader, reader.size(), $undefined, _depth + 1, message.session);
                            message.message = "session";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.dictionary = $root.stallscope.v1.Dictionary.decode(reader, reader.size(), $undefined, _depth + 1, message.dictionary);
                            message.message = "dictionary";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.spans = $root.stallscope.v1.Spans.decode(reader, reader.size(), $undefined, _depth + 1, message.spans);
                            message.message = "spans";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.totals = $root.stallscope.v1.Totals.decode(reader, reader.size(), $undefined, _depth + 1, message.totals);
                            message.message = "totals";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.lost = $root.stallscope.v1.Lost.decode(reader, reader.size(), $undefined, _depth + 1, message.lost);
                            message.message = "lost";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.targets = $root.stallscope.v1.Targets.decode(reader, reader.size(), $undefined, _depth + 1, message.targets);
                            message.message = "targets";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.refused = $root.stallscope.v1.Refused.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                            message.message = "refused";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.end = $root.stallscope.v1.End.decode(reader, reader.size(), $undefined, _depth + 1, message.end);
                            message.message = "end";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.table = $root.stallscope.v1.Table.decode(reader, reader.size(), $undefined, _depth + 1, message.table);
                            message.message = "table";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ServerFrame;
        })();

        v1.ClientFrame = (function() {

            /**
             * Properties of a ClientFrame.
             * @typedef {Object} stallscope.v1.ClientFrame.$Properties
             * @property {stallscope.v1.Subscribe.$Properties|null} [subscribe] ClientFrame subscribe
             * @property {"subscribe"} [message] ClientFrame message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClientFrame.
             * @memberof stallscope.v1
             * @interface IClientFrame
             * @augments stallscope.v1.ClientFrame.$Properties
             * @deprecated Use stallscope.v1.ClientFrame.$Properties instead.
             */

            /**
             * Narrowed shape of a ClientFrame.
             * @typedef {{
             *   subscribe?: stallscope.v1.Subscribe.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ message?: undefined; subscribe?: null }|{ message?: "subscribe"; subscribe: stallscope.v1.Subscribe.$Shape })
             * )} stallscope.v1.ClientFrame.$Shape
             */

            /**
             * Constructs a new ClientFrame.
             * @memberof stallscope.v1
             * @classdesc Represents a ClientFrame.
             * @constructor
             * @param {stallscope.v1.ClientFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClientFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClientFrame subscribe.
             * @member {stallscope.v1.Subscribe.$Properties|null|undefined} subscribe
             * @memberof stallscope.v1.ClientFrame
             * @instance
             */
            ClientFrame.prototype.subscribe = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ClientFrame message.
             * @member {"subscribe"|undefined} message
             * @memberof stallscope.v1.ClientFrame
             * @instance
             */
            $Object.defineProperty(ClientFrame.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["subscribe"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ClientFrame message. Does not implicitly {@link stallscope.v1.ClientFrame.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.ClientFrame
             * @static
             * @param {stallscope.v1.ClientFrame.$Properties} message ClientFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClientFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.subscribe != null && $Object.hasOwnProperty.call(message, "subscribe"))
                    $root.stallscope.v1.Subscribe.encode(message.subscribe, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClientFrame message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.ClientFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.ClientFrame & stallscope.v1.ClientFrame.$Shape} ClientFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClientFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.ClientFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.subscribe = $root.stallscope.v1.Subscribe.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribe);
                            message.message = "subscribe";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClientFrame;
        })();

        v1.Subscribe = (function() {

            /**
             * Properties of a Subscribe.
             * @typedef {Object} stallscope.v1.Subscribe.$Properties
             * @property {Array.<string>|null} [targets] Subscribe targets
             * @property {Array.<stallscope.v1.SpanKind>|null} [kinds] Subscribe kinds
             * @property {number|null} [minNs] Subscribe minNs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Subscribe.
             * @memberof stallscope.v1
             * @interface ISubscribe
             * @augments stallscope.v1.Subscribe.$Properties
             * @deprecated Use stallscope.v1.Subscribe.$Properties instead.
             */

            /**
             * Shape of a Subscribe.
             * @typedef {stallscope.v1.Subscribe.$Properties} stallscope.v1.Subscribe.$Shape
             */

            /**
             * Constructs a new Subscribe.
             * @memberof stallscope.v1
             * @classdesc Represents a Subscribe.
             * @constructor
             * @param {stallscope.v1.Subscribe.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Subscribe = function (properties) {
                this.targets = [];
                this.kinds = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Subscribe targets.
             * @member {Array.<string>} targets
             * @memberof stallscope.v1.Subscribe
             * @instance
             */
            Subscribe.prototype.targets = $util.emptyArray;

            /**
             * Subscribe kinds.
             * @member {Array.<stallscope.v1.SpanKind>} kinds
             * @memberof stallscope.v1.Subscribe
             * @instance
             */
            Subscribe.prototype.kinds = $util.emptyArray;

            /**
             * Subscribe minNs.
             * @member {number} minNs
             * @memberof stallscope.v1.Subscribe
             * @instance
             */
            Subscribe.prototype.minNs = 0;

            /**
             * Encodes the specified Subscribe message. Does not implicitly {@link stallscope.v1.Subscribe.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Subscribe
             * @static
             * @param {stallscope.v1.Subscribe.$Properties} message Subscribe message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Subscribe.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.targets != null && message.targets.length)
                    for (let i = 0; i < message.targets.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.targets[i]);
                if (message.kinds != null && message.kinds.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).int32s(message.kinds);
                if (message.minNs != null && $Object.hasOwnProperty.call(message, "minNs") && !$Object.is(message.minNs, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.minNs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Subscribe message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Subscribe
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Subscribe & stallscope.v1.Subscribe.$Shape} Subscribe
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Subscribe.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Subscribe();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.targets && message.targets.length))
                                message.targets = [];
                            message.targets.push(reader.stringVerify());
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.kinds && message.kinds.length))
                                    message.kinds = [];
                                reader.int32s(message.kinds);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.kinds && message.kinds.length))
                                message.kinds = [];
                            message.kinds.push(reader.int32());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.minNs = value;
                            else
                                delete message.minNs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Subscribe;
        })();

        /**
         * SpanKind enum.
         * @name stallscope.v1.SpanKind
         * @enum {number}
         * @property {number} SPAN_KIND_BLOCK=0 SPAN_KIND_BLOCK value
         * @property {number} SPAN_KIND_FSYNC=1 SPAN_KIND_FSYNC value
         * @property {number} SPAN_KIND_MOUNT=2 SPAN_KIND_MOUNT value
         * @property {number} SPAN_KIND_JOURNAL=3 SPAN_KIND_JOURNAL value
         * @property {number} SPAN_KIND_FILE=4 SPAN_KIND_FILE value
         * @property {number} SPAN_KIND_WAIT=5 SPAN_KIND_WAIT value
         * @property {number} SPAN_KIND_THROTTLE=6 SPAN_KIND_THROTTLE value
         * @property {number} SPAN_KIND_RECLAIM=7 SPAN_KIND_RECLAIM value
         * @property {number} SPAN_KIND_START=8 SPAN_KIND_START value
         */
        v1.SpanKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SPAN_KIND_BLOCK"] = 0;
            values[valuesById[1] = "SPAN_KIND_FSYNC"] = 1;
            values[valuesById[2] = "SPAN_KIND_MOUNT"] = 2;
            values[valuesById[3] = "SPAN_KIND_JOURNAL"] = 3;
            values[valuesById[4] = "SPAN_KIND_FILE"] = 4;
            values[valuesById[5] = "SPAN_KIND_WAIT"] = 5;
            values[valuesById[6] = "SPAN_KIND_THROTTLE"] = 6;
            values[valuesById[7] = "SPAN_KIND_RECLAIM"] = 7;
            values[valuesById[8] = "SPAN_KIND_START"] = 8;
            return values;
        })();

        v1.Session = (function() {

            /**
             * Properties of a Session.
             * @typedef {Object} stallscope.v1.Session.$Properties
             * @property {number|null} [version] Session version
             * @property {string|null} [host] Session host
             * @property {string|null} [kernel] Session kernel
             * @property {number|null} [baseSeconds] Session baseSeconds
             * @property {number|null} [baseNanos] Session baseNanos
             * @property {Array.<stallscope.v1.Container.$Properties>|null} [targets] Session targets
             * @property {Array.<stallscope.v1.Probe.$Properties>|null} [probes] Session probes
             * @property {number|null} [minNs] Session minNs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Session.
             * @memberof stallscope.v1
             * @interface ISession
             * @augments stallscope.v1.Session.$Properties
             * @deprecated Use stallscope.v1.Session.$Properties instead.
             */

            /**
             * Shape of a Session.
             * @typedef {stallscope.v1.Session.$Properties} stallscope.v1.Session.$Shape
             */

            /**
             * Constructs a new Session.
             * @memberof stallscope.v1
             * @classdesc Represents a Session.
             * @constructor
             * @param {stallscope.v1.Session.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Session = function (properties) {
                this.targets = [];
                this.probes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Session version.
             * @member {number} version
             * @memberof stallscope.v1.Session
             * @instance
             */
            Session.prototype.version = 0;

            /**
             * Session host.
             * @member {string} host
             * @memberof stallscope.v1.Session
             * @instance
             */
            Session.prototype.host = "";

            /**
             * Session kernel.
             * @member {string} kernel
             * @memberof stallscope.v1.Session
             * @instance
             */
            Session.prototype.kernel = "";

            /**
             * Session baseSeconds.
             * @member {number} baseSeconds
             * @memberof stallscope.v1.Session
             * @instance
             */
            Session.prototype.baseSeconds = 0;

            /**
             * Session baseNanos.
             * @member {number} baseNanos
             * @memberof stallscope.v1.Session
             * @instance
             */
            Session.prototype.baseNanos = 0;

            /**
             * Session targets.
             * @member {Array.<stallscope.v1.Container.$Properties>} targets
             * @memberof stallscope.v1.Session
             * @instance
             */
            Session.prototype.targets = $util.emptyArray;

            /**
             * Session probes.
             * @member {Array.<stallscope.v1.Probe.$Properties>} probes
             * @memberof stallscope.v1.Session
             * @instance
             */
            Session.prototype.probes = $util.emptyArray;

            /**
             * Session minNs.
             * @member {number} minNs
             * @memberof stallscope.v1.Session
             * @instance
             */
            Session.prototype.minNs = 0;

            /**
             * Encodes the specified Session message. Does not implicitly {@link stallscope.v1.Session.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Session
             * @static
             * @param {stallscope.v1.Session.$Properties} message Session message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Session.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
                if (message.kernel != null && $Object.hasOwnProperty.call(message, "kernel") && message.kernel !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.kernel);
                if (message.baseSeconds != null && $Object.hasOwnProperty.call(message, "baseSeconds") && !$Object.is(message.baseSeconds, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.baseSeconds);
                if (message.baseNanos != null && $Object.hasOwnProperty.call(message, "baseNanos") && message.baseNanos !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.baseNanos);
                if (message.targets != null && message.targets.length)
                    for (let i = 0; i < message.targets.length; ++i)
                        $root.stallscope.v1.Container.encode(message.targets[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.probes != null && message.probes.length)
                    for (let i = 0; i < message.probes.length; ++i)
                        $root.stallscope.v1.Probe.encode(message.probes[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.minNs != null && $Object.hasOwnProperty.call(message, "minNs") && !$Object.is(message.minNs, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.minNs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Session message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Session
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Session & stallscope.v1.Session.$Shape} Session
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Session.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Session();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kernel = value;
                            else
                                delete message.kernel;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.baseSeconds = value;
                            else
                                delete message.baseSeconds;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.baseNanos = value;
                            else
                                delete message.baseNanos;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.targets && message.targets.length))
                                message.targets = [];
                            message.targets.push($root.stallscope.v1.Container.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.probes && message.probes.length))
                                message.probes = [];
                            message.probes.push($root.stallscope.v1.Probe.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.minNs = value;
                            else
                                delete message.minNs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Session;
        })();

        v1.Container = (function() {

            /**
             * Properties of a Container.
             * @typedef {Object} stallscope.v1.Container.$Properties
             * @property {string|null} [id] Container id
             * @property {string|null} [name] Container name
             * @property {string|null} [runtime] Container runtime
             * @property {string|null} [image] Container image
             * @property {string|null} [pod] Container pod
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Container.
             * @memberof stallscope.v1
             * @interface IContainer
             * @augments stallscope.v1.Container.$Properties
             * @deprecated Use stallscope.v1.Container.$Properties instead.
             */

            /**
             * Shape of a Container.
             * @typedef {stallscope.v1.Container.$Properties} stallscope.v1.Container.$Shape
             */

            /**
             * Constructs a new Container.
             * @memberof stallscope.v1
             * @classdesc Represents a Container.
             * @constructor
             * @param {stallscope.v1.Container.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Container = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Container id.
             * @member {string} id
             * @memberof stallscope.v1.Container
             * @instance
             */
            Container.prototype.id = "";

            /**
             * Container name.
             * @member {string} name
             * @memberof stallscope.v1.Container
             * @instance
             */
            Container.prototype.name = "";

            /**
             * Container runtime.
             * @member {string} runtime
             * @memberof stallscope.v1.Container
             * @instance
             */
            Container.prototype.runtime = "";

            /**
             * Container image.
             * @member {string|null|undefined} image
             * @memberof stallscope.v1.Container
             * @instance
             */
            Container.prototype.image = null;

            /**
             * Container pod.
             * @member {string|null|undefined} pod
             * @memberof stallscope.v1.Container
             * @instance
             */
            Container.prototype.pod = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Container.prototype, "_image", {
                get: $util.oneOfGetter($oneOfFields = ["image"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Container.prototype, "_pod", {
                get: $util.oneOfGetter($oneOfFields = ["pod"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Container message. Does not implicitly {@link stallscope.v1.Container.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Container
             * @static
             * @param {stallscope.v1.Container.$Properties} message Container message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Container.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.runtime != null && $Object.hasOwnProperty.call(message, "runtime") && message.runtime !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.runtime);
                if (message.image != null && $Object.hasOwnProperty.call(message, "image"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.image);
                if (message.pod != null && $Object.hasOwnProperty.call(message, "pod"))
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.pod);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Container message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Container
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Container & stallscope.v1.Container.$Shape} Container
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Container.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Container();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.runtime = value;
                            else
                                delete message.runtime;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.image = reader.stringVerify();
                            message._image = "image";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.pod = reader.stringVerify();
                            message._pod = "pod";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Container;
        })();

        v1.Probe = (function() {

            /**
             * Properties of a Probe.
             * @typedef {Object} stallscope.v1.Probe.$Properties
             * @property {string|null} [name] Probe name
             * @property {stallscope.v1.ProbeStatus|null} [state] Probe state
             * @property {string|null} [why] Probe why
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Probe.
             * @memberof stallscope.v1
             * @interface IProbe
             * @augments stallscope.v1.Probe.$Properties
             * @deprecated Use stallscope.v1.Probe.$Properties instead.
             */

            /**
             * Shape of a Probe.
             * @typedef {stallscope.v1.Probe.$Properties} stallscope.v1.Probe.$Shape
             */

            /**
             * Constructs a new Probe.
             * @memberof stallscope.v1
             * @classdesc Represents a Probe.
             * @constructor
             * @param {stallscope.v1.Probe.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Probe = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Probe name.
             * @member {string} name
             * @memberof stallscope.v1.Probe
             * @instance
             */
            Probe.prototype.name = "";

            /**
             * Probe state.
             * @member {stallscope.v1.ProbeStatus} state
             * @memberof stallscope.v1.Probe
             * @instance
             */
            Probe.prototype.state = 0;

            /**
             * Probe why.
             * @member {string} why
             * @memberof stallscope.v1.Probe
             * @instance
             */
            Probe.prototype.why = "";

            /**
             * Encodes the specified Probe message. Does not implicitly {@link stallscope.v1.Probe.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Probe
             * @static
             * @param {stallscope.v1.Probe.$Properties} message Probe message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Probe.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                if (message.why != null && $Object.hasOwnProperty.call(message, "why") && message.why !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.why);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Probe message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Probe
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Probe & stallscope.v1.Probe.$Shape} Probe
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Probe.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Probe();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.why = value;
                            else
                                delete message.why;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Probe;
        })();

        /**
         * ProbeStatus enum.
         * @name stallscope.v1.ProbeStatus
         * @enum {number}
         * @property {number} PROBE_STATUS_UNSPECIFIED=0 PROBE_STATUS_UNSPECIFIED value
         * @property {number} PROBE_STATUS_ATTACHED=1 PROBE_STATUS_ATTACHED value
         * @property {number} PROBE_STATUS_ABSENT=2 PROBE_STATUS_ABSENT value
         * @property {number} PROBE_STATUS_OFF=3 PROBE_STATUS_OFF value
         */
        v1.ProbeStatus = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "PROBE_STATUS_UNSPECIFIED"] = 0;
            values[valuesById[1] = "PROBE_STATUS_ATTACHED"] = 1;
            values[valuesById[2] = "PROBE_STATUS_ABSENT"] = 2;
            values[valuesById[3] = "PROBE_STATUS_OFF"] = 3;
            return values;
        })();

        v1.Dictionary = (function() {

            /**
             * Properties of a Dictionary.
             * @typedef {Object} stallscope.v1.Dictionary.$Properties
             * @property {number|null} [epoch] Dictionary epoch
             * @property {Array.<stallscope.v1.StringEntry.$Properties>|null} [strings] Dictionary strings
             * @property {Array.<stallscope.v1.ContainerEntry.$Properties>|null} [containers] Dictionary containers
             * @property {Array.<stallscope.v1.DiskEntry.$Properties>|null} [disks] Dictionary disks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Dictionary.
             * @memberof stallscope.v1
             * @interface IDictionary
             * @augments stallscope.v1.Dictionary.$Properties
             * @deprecated Use stallscope.v1.Dictionary.$Properties instead.
             */

            /**
             * Shape of a Dictionary.
             * @typedef {stallscope.v1.Dictionary.$Properties} stallscope.v1.Dictionary.$Shape
             */

            /**
             * Constructs a new Dictionary.
             * @memberof stallscope.v1
             * @classdesc Represents a Dictionary.
             * @constructor
             * @param {stallscope.v1.Dictionary.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Dictionary = function (properties) {
                this.strings = [];
                this.containers = [];
                this.disks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Dictionary epoch.
             * @member {number} epoch
             * @memberof stallscope.v1.Dictionary
             * @instance
             */
            Dictionary.prototype.epoch = 0;

            /**
             * Dictionary strings.
             * @member {Array.<stallscope.v1.StringEntry.$Properties>} strings
             * @memberof stallscope.v1.Dictionary
             * @instance
             */
            Dictionary.prototype.strings = $util.emptyArray;

            /**
             * Dictionary containers.
             * @member {Array.<stallscope.v1.ContainerEntry.$Properties>} containers
             * @memberof stallscope.v1.Dictionary
             * @instance
             */
            Dictionary.prototype.containers = $util.emptyArray;

            /**
             * Dictionary disks.
             * @member {Array.<stallscope.v1.DiskEntry.$Properties>} disks
             * @memberof stallscope.v1.Dictionary
             * @instance
             */
            Dictionary.prototype.disks = $util.emptyArray;

            /**
             * Encodes the specified Dictionary message. Does not implicitly {@link stallscope.v1.Dictionary.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Dictionary
             * @static
             * @param {stallscope.v1.Dictionary.$Properties} message Dictionary message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Dictionary.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.epoch);
                if (message.strings != null && message.strings.length)
                    for (let i = 0; i < message.strings.length; ++i)
                        $root.stallscope.v1.StringEntry.encode(message.strings[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.containers != null && message.containers.length)
                    for (let i = 0; i < message.containers.length; ++i)
                        $root.stallscope.v1.ContainerEntry.encode(message.containers[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.disks != null && message.disks.length)
                    for (let i = 0; i < message.disks.length; ++i)
                        $root.stallscope.v1.DiskEntry.encode(message.disks[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Dictionary message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Dictionary
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Dictionary & stallscope.v1.Dictionary.$Shape} Dictionary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Dictionary.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Dictionary();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.strings && message.strings.length))
                                message.strings = [];
                            message.strings.push($root.stallscope.v1.StringEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.containers && message.containers.length))
                                message.containers = [];
                            message.containers.push($root.stallscope.v1.ContainerEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.disks && message.disks.length))
                                message.disks = [];
                            message.disks.push($root.stallscope.v1.DiskEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Dictionary;
        })();

        v1.StringEntry = (function() {

            /**
             * Properties of a StringEntry.
             * @typedef {Object} stallscope.v1.StringEntry.$Properties
             * @property {number|null} [id] StringEntry id
             * @property {string|null} [text] StringEntry text
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StringEntry.
             * @memberof stallscope.v1
             * @interface IStringEntry
             * @augments stallscope.v1.StringEntry.$Properties
             * @deprecated Use stallscope.v1.StringEntry.$Properties instead.
             */

            /**
             * Shape of a StringEntry.
             * @typedef {stallscope.v1.StringEntry.$Properties} stallscope.v1.StringEntry.$Shape
             */

            /**
             * Constructs a new StringEntry.
             * @memberof stallscope.v1
             * @classdesc Represents a StringEntry.
             * @constructor
             * @param {stallscope.v1.StringEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StringEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StringEntry id.
             * @member {number} id
             * @memberof stallscope.v1.StringEntry
             * @instance
             */
            StringEntry.prototype.id = 0;

            /**
             * StringEntry text.
             * @member {string} text
             * @memberof stallscope.v1.StringEntry
             * @instance
             */
            StringEntry.prototype.text = "";

            /**
             * Encodes the specified StringEntry message. Does not implicitly {@link stallscope.v1.StringEntry.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.StringEntry
             * @static
             * @param {stallscope.v1.StringEntry.$Properties} message StringEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StringEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.text);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StringEntry message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.StringEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.StringEntry & stallscope.v1.StringEntry.$Shape} StringEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StringEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.StringEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StringEntry;
        })();

        v1.ContainerEntry = (function() {

            /**
             * Properties of a ContainerEntry.
             * @typedef {Object} stallscope.v1.ContainerEntry.$Properties
             * @property {number|null} [id] ContainerEntry id
             * @property {stallscope.v1.Container.$Properties|null} [container] ContainerEntry container
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ContainerEntry.
             * @memberof stallscope.v1
             * @interface IContainerEntry
             * @augments stallscope.v1.ContainerEntry.$Properties
             * @deprecated Use stallscope.v1.ContainerEntry.$Properties instead.
             */

            /**
             * Shape of a ContainerEntry.
             * @typedef {stallscope.v1.ContainerEntry.$Properties} stallscope.v1.ContainerEntry.$Shape
             */

            /**
             * Constructs a new ContainerEntry.
             * @memberof stallscope.v1
             * @classdesc Represents a ContainerEntry.
             * @constructor
             * @param {stallscope.v1.ContainerEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ContainerEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ContainerEntry id.
             * @member {number} id
             * @memberof stallscope.v1.ContainerEntry
             * @instance
             */
            ContainerEntry.prototype.id = 0;

            /**
             * ContainerEntry container.
             * @member {stallscope.v1.Container.$Properties|null|undefined} container
             * @memberof stallscope.v1.ContainerEntry
             * @instance
             */
            ContainerEntry.prototype.container = null;

            /**
             * Encodes the specified ContainerEntry message. Does not implicitly {@link stallscope.v1.ContainerEntry.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.ContainerEntry
             * @static
             * @param {stallscope.v1.ContainerEntry.$Properties} message ContainerEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ContainerEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    $root.stallscope.v1.Container.encode(message.container, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ContainerEntry message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.ContainerEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.ContainerEntry & stallscope.v1.ContainerEntry.$Shape} ContainerEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ContainerEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.ContainerEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.container = $root.stallscope.v1.Container.decode(reader, reader.size(), $undefined, _depth + 1, message.container);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ContainerEntry;
        })();

        v1.DiskEntry = (function() {

            /**
             * Properties of a DiskEntry.
             * @typedef {Object} stallscope.v1.DiskEntry.$Properties
             * @property {number|null} [device] DiskEntry device
             * @property {string|null} [name] DiskEntry name
             * @property {boolean|null} [leaf] DiskEntry leaf
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DiskEntry.
             * @memberof stallscope.v1
             * @interface IDiskEntry
             * @augments stallscope.v1.DiskEntry.$Properties
             * @deprecated Use stallscope.v1.DiskEntry.$Properties instead.
             */

            /**
             * Shape of a DiskEntry.
             * @typedef {stallscope.v1.DiskEntry.$Properties} stallscope.v1.DiskEntry.$Shape
             */

            /**
             * Constructs a new DiskEntry.
             * @memberof stallscope.v1
             * @classdesc Represents a DiskEntry.
             * @constructor
             * @param {stallscope.v1.DiskEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DiskEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DiskEntry device.
             * @member {number} device
             * @memberof stallscope.v1.DiskEntry
             * @instance
             */
            DiskEntry.prototype.device = 0;

            /**
             * DiskEntry name.
             * @member {string} name
             * @memberof stallscope.v1.DiskEntry
             * @instance
             */
            DiskEntry.prototype.name = "";

            /**
             * DiskEntry leaf.
             * @member {boolean} leaf
             * @memberof stallscope.v1.DiskEntry
             * @instance
             */
            DiskEntry.prototype.leaf = false;

            /**
             * Encodes the specified DiskEntry message. Does not implicitly {@link stallscope.v1.DiskEntry.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.DiskEntry
             * @static
             * @param {stallscope.v1.DiskEntry.$Properties} message DiskEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DiskEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.device);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.leaf != null && $Object.hasOwnProperty.call(message, "leaf") && message.leaf !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.leaf);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DiskEntry message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.DiskEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.DiskEntry & stallscope.v1.DiskEntry.$Shape} DiskEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DiskEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.DiskEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.leaf = value;
                            else
                                delete message.leaf;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DiskEntry;
        })();

        v1.Spans = (function() {

            /**
             * Properties of a Spans.
             * @typedef {Object} stallscope.v1.Spans.$Properties
             * @property {number|null} [count] Spans count
             * @property {number|null} [epoch] Spans epoch
             * @property {number|null} [idBase] Spans idBase
             * @property {Array.<number>|null} [id] Spans id
             * @property {Array.<number>|null} [idHi] Spans idHi
             * @property {number|null} [parentBase] Spans parentBase
             * @property {Array.<number>|null} [parent] Spans parent
             * @property {Array.<number>|null} [parentHi] Spans parentHi
             * @property {number|null} [startBase] Spans startBase
             * @property {Array.<number>|null} [start] Spans start
             * @property {Array.<number>|null} [startHi] Spans startHi
             * @property {Array.<number>|null} [duration] Spans duration
             * @property {Array.<number>|null} [durationHi] Spans durationHi
             * @property {Array.<number>|null} [kind] Spans kind
             * @property {Array.<number>|null} [name] Spans name
             * @property {Array.<number>|null} [container] Spans container
             * @property {Array.<number>|null} [pid] Spans pid
             * @property {Array.<number>|null} [tid] Spans tid
             * @property {Array.<number>|null} [comm] Spans comm
             * @property {Array.<number>|null} [error] Spans error
             * @property {Array.<number>|null} [device] Spans device
             * @property {Array.<number>|null} [bytes] Spans bytes
             * @property {Array.<number>|null} [bytesHi] Spans bytesHi
             * @property {Array.<number>|null} [sector] Spans sector
             * @property {Array.<number>|null} [sectorHi] Spans sectorHi
             * @property {Array.<number>|null} [queue] Spans queue
             * @property {Array.<number>|null} [queueHi] Spans queueHi
             * @property {Array.<number>|null} [flags] Spans flags
             * @property {Array.<number>|null} [owner] Spans owner
             * @property {Array.<number>|null} [requeues] Spans requeues
             * @property {Array.<stallscope.v1.SpanDetail.$Properties>|null} [details] Spans details
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Spans.
             * @memberof stallscope.v1
             * @interface ISpans
             * @augments stallscope.v1.Spans.$Properties
             * @deprecated Use stallscope.v1.Spans.$Properties instead.
             */

            /**
             * Shape of a Spans.
             * @typedef {{
             *   count?: number|null;
             *   epoch?: number|null;
             *   idBase?: number|null;
             *   id?: Array.<number>|null;
             *   idHi?: Array.<number>|null;
             *   parentBase?: number|null;
             *   parent?: Array.<number>|null;
             *   parentHi?: Array.<number>|null;
             *   startBase?: number|null;
             *   start?: Array.<number>|null;
             *   startHi?: Array.<number>|null;
             *   duration?: Array.<number>|null;
             *   durationHi?: Array.<number>|null;
             *   kind?: Array.<number>|null;
             *   name?: Array.<number>|null;
             *   container?: Array.<number>|null;
             *   pid?: Array.<number>|null;
             *   tid?: Array.<number>|null;
             *   comm?: Array.<number>|null;
             *   error?: Array.<number>|null;
             *   device?: Array.<number>|null;
             *   bytes?: Array.<number>|null;
             *   bytesHi?: Array.<number>|null;
             *   sector?: Array.<number>|null;
             *   sectorHi?: Array.<number>|null;
             *   queue?: Array.<number>|null;
             *   queueHi?: Array.<number>|null;
             *   flags?: Array.<number>|null;
             *   owner?: Array.<number>|null;
             *   requeues?: Array.<number>|null;
             *   details?: Array.<stallscope.v1.SpanDetail.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} stallscope.v1.Spans.$Shape
             */

            /**
             * Constructs a new Spans.
             * @memberof stallscope.v1
             * @classdesc Represents a Spans.
             * @constructor
             * @param {stallscope.v1.Spans.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Spans = function (properties) {
                this.id = [];
                this.idHi = [];
                this.parent = [];
                this.parentHi = [];
                this.start = [];
                this.startHi = [];
                this.duration = [];
                this.durationHi = [];
                this.kind = [];
                this.name = [];
                this.container = [];
                this.pid = [];
                this.tid = [];
                this.comm = [];
                this.error = [];
                this.device = [];
                this.bytes = [];
                this.bytesHi = [];
                this.sector = [];
                this.sectorHi = [];
                this.queue = [];
                this.queueHi = [];
                this.flags = [];
                this.owner = [];
                this.requeues = [];
                this.details = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Spans count.
             * @member {number} count
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.count = 0;

            /**
             * Spans epoch.
             * @member {number} epoch
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.epoch = 0;

            /**
             * Spans idBase.
             * @member {number} idBase
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.idBase = 0;

            /**
             * Spans id.
             * @member {Array.<number>} id
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.id = $util.emptyArray;

            /**
             * Spans idHi.
             * @member {Array.<number>} idHi
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.idHi = $util.emptyArray;

            /**
             * Spans parentBase.
             * @member {number} parentBase
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.parentBase = 0;

            /**
             * Spans parent.
             * @member {Array.<number>} parent
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.parent = $util.emptyArray;

            /**
             * Spans parentHi.
             * @member {Array.<number>} parentHi
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.parentHi = $util.emptyArray;

            /**
             * Spans startBase.
             * @member {number} startBase
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.startBase = 0;

            /**
             * Spans start.
             * @member {Array.<number>} start
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.start = $util.emptyArray;

            /**
             * Spans startHi.
             * @member {Array.<number>} startHi
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.startHi = $util.emptyArray;

            /**
             * Spans duration.
             * @member {Array.<number>} duration
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.duration = $util.emptyArray;

            /**
             * Spans durationHi.
             * @member {Array.<number>} durationHi
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.durationHi = $util.emptyArray;

            /**
             * Spans kind.
             * @member {Array.<number>} kind
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.kind = $util.emptyArray;

            /**
             * Spans name.
             * @member {Array.<number>} name
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.name = $util.emptyArray;

            /**
             * Spans container.
             * @member {Array.<number>} container
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.container = $util.emptyArray;

            /**
             * Spans pid.
             * @member {Array.<number>} pid
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.pid = $util.emptyArray;

            /**
             * Spans tid.
             * @member {Array.<number>} tid
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.tid = $util.emptyArray;

            /**
             * Spans comm.
             * @member {Array.<number>} comm
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.comm = $util.emptyArray;

            /**
             * Spans error.
             * @member {Array.<number>} error
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.error = $util.emptyArray;

            /**
             * Spans device.
             * @member {Array.<number>} device
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.device = $util.emptyArray;

            /**
             * Spans bytes.
             * @member {Array.<number>} bytes
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.bytes = $util.emptyArray;

            /**
             * Spans bytesHi.
             * @member {Array.<number>} bytesHi
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.bytesHi = $util.emptyArray;

            /**
             * Spans sector.
             * @member {Array.<number>} sector
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.sector = $util.emptyArray;

            /**
             * Spans sectorHi.
             * @member {Array.<number>} sectorHi
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.sectorHi = $util.emptyArray;

            /**
             * Spans queue.
             * @member {Array.<number>} queue
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.queue = $util.emptyArray;

            /**
             * Spans queueHi.
             * @member {Array.<number>} queueHi
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.queueHi = $util.emptyArray;

            /**
             * Spans flags.
             * @member {Array.<number>} flags
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.flags = $util.emptyArray;

            /**
             * Spans owner.
             * @member {Array.<number>} owner
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.owner = $util.emptyArray;

            /**
             * Spans requeues.
             * @member {Array.<number>} requeues
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.requeues = $util.emptyArray;

            /**
             * Spans details.
             * @member {Array.<stallscope.v1.SpanDetail.$Properties>} details
             * @memberof stallscope.v1.Spans
             * @instance
             */
            Spans.prototype.details = $util.emptyArray;

            /**
             * Encodes the specified Spans message. Does not implicitly {@link stallscope.v1.Spans.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Spans
             * @static
             * @param {stallscope.v1.Spans.$Properties} message Spans message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Spans.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.count);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.epoch);
                if (message.idBase != null && $Object.hasOwnProperty.call(message, "idBase") && !$Object.is(message.idBase, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.idBase);
                if (message.id != null && message.id.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint32s(message.id);
                if (message.idHi != null && message.idHi.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.idHi);
                if (message.parentBase != null && $Object.hasOwnProperty.call(message, "parentBase") && !$Object.is(message.parentBase, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.parentBase);
                if (message.parent != null && message.parent.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).uint32s(message.parent);
                if (message.parentHi != null && message.parentHi.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).uint32s(message.parentHi);
                if (message.startBase != null && $Object.hasOwnProperty.call(message, "startBase") && !$Object.is(message.startBase, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.startBase);
                if (message.start != null && message.start.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).uint32s(message.start);
                if (message.startHi != null && message.startHi.length)
                    writer.uint32(/* id 11, wireType 2 =*/90).uint32s(message.startHi);
                if (message.duration != null && message.duration.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).uint32s(message.duration);
                if (message.durationHi != null && message.durationHi.length)
                    writer.uint32(/* id 13, wireType 2 =*/106).uint32s(message.durationHi);
                if (message.kind != null && message.kind.length)
                    writer.uint32(/* id 14, wireType 2 =*/114).uint32s(message.kind);
                if (message.name != null && message.name.length)
                    writer.uint32(/* id 15, wireType 2 =*/122).uint32s(message.name);
                if (message.container != null && message.container.length)
                    writer.uint32(/* id 16, wireType 2 =*/130).uint32s(message.container);
                if (message.pid != null && message.pid.length)
                    writer.uint32(/* id 17, wireType 2 =*/138).uint32s(message.pid);
                if (message.tid != null && message.tid.length)
                    writer.uint32(/* id 18, wireType 2 =*/146).uint32s(message.tid);
                if (message.comm != null && message.comm.length)
                    writer.uint32(/* id 19, wireType 2 =*/154).uint32s(message.comm);
                if (message.error != null && message.error.length)
                    writer.uint32(/* id 20, wireType 2 =*/162).uint32s(message.error);
                if (message.device != null && message.device.length)
                    writer.uint32(/* id 21, wireType 2 =*/170).uint32s(message.device);
                if (message.bytes != null && message.bytes.length)
                    writer.uint32(/* id 22, wireType 2 =*/178).uint32s(message.bytes);
                if (message.bytesHi != null && message.bytesHi.length)
                    writer.uint32(/* id 23, wireType 2 =*/186).uint32s(message.bytesHi);
                if (message.sector != null && message.sector.length)
                    writer.uint32(/* id 24, wireType 2 =*/194).uint32s(message.sector);
                if (message.sectorHi != null && message.sectorHi.length)
                    writer.uint32(/* id 25, wireType 2 =*/202).uint32s(message.sectorHi);
                if (message.queue != null && message.queue.length)
                    writer.uint32(/* id 26, wireType 2 =*/210).uint32s(message.queue);
                if (message.queueHi != null && message.queueHi.length)
                    writer.uint32(/* id 27, wireType 2 =*/218).uint32s(message.queueHi);
                if (message.flags != null && message.flags.length)
                    writer.uint32(/* id 28, wireType 2 =*/226).uint32s(message.flags);
                if (message.owner != null && message.owner.length)
                    writer.uint32(/* id 29, wireType 2 =*/234).uint32s(message.owner);
                if (message.requeues != null && message.requeues.length)
                    writer.uint32(/* id 30, wireType 2 =*/242).uint32s(message.requeues);
                if (message.details != null && message.details.length)
                    for (let i = 0; i < message.details.length; ++i)
                        $root.stallscope.v1.SpanDetail.encode(message.details[i], writer.uint32(/* id 31, wireType 2 =*/250).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Spans message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Spans
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Spans & stallscope.v1.Spans.$Shape} Spans
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Spans.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Spans();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.idBase = value;
                            else
                                delete message.idBase;
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.id && message.id.length))
                                    message.id = [];
                                reader.uint32s(message.id);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.id && message.id.length))
                                message.id = [];
                            message.id.push(reader.uint32());
                            continue;
                        }
                    case 5: {
                            if (wireType === 2) {
                                if (!(message.idHi && message.idHi.length))
                                    message.idHi = [];
                                reader.uint32s(message.idHi);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.idHi && message.idHi.length))
                                message.idHi = [];
                            message.idHi.push(reader.uint32());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.parentBase = value;
                            else
                                delete message.parentBase;
                            continue;
                        }
                    case 7: {
                            if (wireType === 2) {
                                if (!(message.parent && message.parent.length))
                                    message.parent = [];
                                reader.uint32s(message.parent);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.parent && message.parent.length))
                                message.parent = [];
                            message.parent.push(reader.uint32());
                            continue;
                        }
                    case 8: {
                            if (wireType === 2) {
                                if (!(message.parentHi && message.parentHi.length))
                                    message.parentHi = [];
                                reader.uint32s(message.parentHi);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.parentHi && message.parentHi.length))
                                message.parentHi = [];
                            message.parentHi.push(reader.uint32());
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.startBase = value;
                            else
                                delete message.startBase;
                            continue;
                        }
                    case 10: {
                            if (wireType === 2) {
                                if (!(message.start && message.start.length))
                                    message.start = [];
                                reader.uint32s(message.start);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.start && message.start.length))
                                message.start = [];
                            message.start.push(reader.uint32());
                            continue;
                        }
                    case 11: {
                            if (wireType === 2) {
                                if (!(message.startHi && message.startHi.length))
                                    message.startHi = [];
                                reader.uint32s(message.startHi);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.startHi && message.startHi.length))
                                message.startHi = [];
                            message.startHi.push(reader.uint32());
                            continue;
                        }
                    case 12: {
                            if (wireType === 2) {
                                if (!(message.duration && message.duration.length))
                                    message.duration = [];
                                reader.uint32s(message.duration);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.duration && message.duration.length))
                                message.duration = [];
                            message.duration.push(reader.uint32());
                            continue;
                        }
                    case 13: {
                            if (wireType === 2) {
                                if (!(message.durationHi && message.durationHi.length))
                                    message.durationHi = [];
                                reader.uint32s(message.durationHi);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.durationHi && message.durationHi.length))
                                message.durationHi = [];
                            message.durationHi.push(reader.uint32());
                            continue;
                        }
                    case 14: {
                            if (wireType === 2) {
                                if (!(message.kind && message.kind.length))
                                    message.kind = [];
                                reader.uint32s(message.kind);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.kind && message.kind.length))
                                message.kind = [];
                            message.kind.push(reader.uint32());
                            continue;
                        }
                    case 15: {
                            if (wireType === 2) {
                                if (!(message.name && message.name.length))
                                    message.name = [];
                                reader.uint32s(message.name);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.name && message.name.length))
                                message.name = [];
                            message.name.push(reader.uint32());
                            continue;
                        }
                    case 16: {
                            if (wireType === 2) {
                                if (!(message.container && message.container.length))
                                    message.container = [];
                                reader.uint32s(message.container);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.container && message.container.length))
                                message.container = [];
                            message.container.push(reader.uint32());
                            continue;
                        }
                    case 17: {
                            if (wireType === 2) {
                                if (!(message.pid && message.pid.length))
                                    message.pid = [];
                                reader.uint32s(message.pid);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.pid && message.pid.length))
                                message.pid = [];
                            message.pid.push(reader.uint32());
                            continue;
                        }
                    case 18: {
                            if (wireType === 2) {
                                if (!(message.tid && message.tid.length))
                                    message.tid = [];
                                reader.uint32s(message.tid);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.tid && message.tid.length))
                                message.tid = [];
                            message.tid.push(reader.uint32());
                            continue;
                        }
                    case 19: {
                            if (wireType === 2) {
                                if (!(message.comm && message.comm.length))
                                    message.comm = [];
                                reader.uint32s(message.comm);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.comm && message.comm.length))
                                message.comm = [];
                            message.comm.push(reader.uint32());
                            continue;
                        }
                    case 20: {
                            if (wireType === 2) {
                                if (!(message.error && message.error.length))
                                    message.error = [];
                                reader.uint32s(message.error);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.error && message.error.length))
                                message.error = [];
                            message.error.push(reader.uint32());
                            continue;
                        }
                    case 21: {
                            if (wireType === 2) {
                                if (!(message.device && message.device.length))
                                    message.device = [];
                                reader.uint32s(message.device);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.device && message.device.length))
                                message.device = [];
                            message.device.push(reader.uint32());
                            continue;
                        }
                    case 22: {
                            if (wireType === 2) {
                                if (!(message.bytes && message.bytes.length))
                                    message.bytes = [];
                                reader.uint32s(message.bytes);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.bytes && message.bytes.length))
                                message.bytes = [];
                            message.bytes.push(reader.uint32());
                            continue;
                        }
                    case 23: {
                            if (wireType === 2) {
                                if (!(message.bytesHi && message.bytesHi.length))
                                    message.bytesHi = [];
                                reader.uint32s(message.bytesHi);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.bytesHi && message.bytesHi.length))
                                message.bytesHi = [];
                            message.bytesHi.push(reader.uint32());
                            continue;
                        }
                    case 24: {
                            if (wireType === 2) {
                                if (!(message.sector && message.sector.length))
                                    message.sector = [];
                                reader.uint32s(message.sector);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.sector && message.sector.length))
                                message.sector = [];
                            message.sector.push(reader.uint32());
                            continue;
                        }
                    case 25: {
                            if (wireType === 2) {
                                if (!(message.sectorHi && message.sectorHi.length))
                                    message.sectorHi = [];
                                reader.uint32s(message.sectorHi);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.sectorHi && message.sectorHi.length))
                                message.sectorHi = [];
                            message.sectorHi.push(reader.uint32());
                            continue;
                        }
                    case 26: {
                            if (wireType === 2) {
                                if (!(message.queue && message.queue.length))
                                    message.queue = [];
                                reader.uint32s(message.queue);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.queue && message.queue.length))
                                message.queue = [];
                            message.queue.push(reader.uint32());
                            continue;
                        }
                    case 27: {
                            if (wireType === 2) {
                                if (!(message.queueHi && message.queueHi.length))
                                    message.queueHi = [];
                                reader.uint32s(message.queueHi);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.queueHi && message.queueHi.length))
                                message.queueHi = [];
                            message.queueHi.push(reader.uint32());
                            continue;
                        }
                    case 28: {
                            if (wireType === 2) {
                                if (!(message.flags && message.flags.length))
                                    message.flags = [];
                                reader.uint32s(message.flags);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.flags && message.flags.length))
                                message.flags = [];
                            message.flags.push(reader.uint32());
                            continue;
                        }
                    case 29: {
                            if (wireType === 2) {
                                if (!(message.owner && message.owner.length))
                                    message.owner = [];
                                reader.uint32s(message.owner);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.owner && message.owner.length))
                                message.owner = [];
                            message.owner.push(reader.uint32());
                            continue;
                        }
                    case 30: {
                            if (wireType === 2) {
                                if (!(message.requeues && message.requeues.length))
                                    message.requeues = [];
                                reader.uint32s(message.requeues);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.requeues && message.requeues.length))
                                message.requeues = [];
                            message.requeues.push(reader.uint32());
                            continue;
                        }
                    case 31: {
                            if (wireType !== 2)
                                break;
                            if (!(message.details && message.details.length))
                                message.details = [];
                            message.details.push($root.stallscope.v1.SpanDetail.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Spans;
        })();

        v1.SpanDetail = (function() {

            /**
             * Properties of a SpanDetail.
             * @typedef {Object} stallscope.v1.SpanDetail.$Properties
             * @property {number|null} [index] SpanDetail index
             * @property {stallscope.v1.FsyncDetail.$Properties|null} [fsync] SpanDetail fsync
             * @property {stallscope.v1.MountDetail.$Properties|null} [mount] SpanDetail mount
             * @property {stallscope.v1.JournalDetail.$Properties|null} [journal] SpanDetail journal
             * @property {stallscope.v1.FileDetail.$Properties|null} [file] SpanDetail file
             * @property {stallscope.v1.WaitDetail.$Properties|null} [wait] SpanDetail wait
             * @property {stallscope.v1.ThrottleDetail.$Properties|null} [throttle] SpanDetail throttle
             * @property {stallscope.v1.ReclaimDetail.$Properties|null} [reclaim] SpanDetail reclaim
             * @property {"fsync"|"mount"|"journal"|"file"|"wait"|"throttle"|"reclaim"} [detail] SpanDetail detail
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SpanDetail.
             * @memberof stallscope.v1
             * @interface ISpanDetail
             * @augments stallscope.v1.SpanDetail.$Properties
             * @deprecated Use stallscope.v1.SpanDetail.$Properties instead.
             */

            /**
             * Narrowed shape of a SpanDetail.
             * @typedef {{
             *   index?: number|null;
             *   fsync?: stallscope.v1.FsyncDetail.$Shape|null;
             *   mount?: stallscope.v1.MountDetail.$Shape|null;
             *   journal?: stallscope.v1.JournalDetail.$Shape|null;
             *   file?: stallscope.v1.FileDetail.$Shape|null;
             *   wait?: stallscope.v1.WaitDetail.$Shape|null;
             *   throttle?: stallscope.v1.ThrottleDetail.$Shape|null;
             *   reclaim?: stallscope.v1.ReclaimDetail.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ detail?: undefined; fsync?: null; mount?: null; journal?: null; file?: null; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "fsync"; fsync: stallscope.v1.FsyncDetail.$Shape; mount?: null; journal?: null; file?: null; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "mount"; fsync?: null; mount: stallscope.v1.MountDetail.$Shape; journal?: null; file?: null; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "journal"; fsync?: null; mount?: null; journal: stallscope.v1.JournalDetail.$Shape; file?: null; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "file"; fsync?: null; mount?: null; journal?: null; file: stallscope.v1.FileDetail.$Shape; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "wait"; fsync?: null; mount?: null; journal?: null; file?: null; wait: stallscope.v1.WaitDetail.$Shape; throttle?: null; reclaim?: null }|{ detail?: "throttle"; fsync?: null; mount?: null; journal?: null; file?: null; wait?: null; throttle: stallscope.v1.ThrottleDetail.$Shape; reclaim?: null }|{ detail?: "reclaim"; fsync?: null; mount?: null; journal?: null; file?: null; wait?: null; throttle?: null; reclaim: stallscope.v1.ReclaimDetail.$Shape })
             * )} stallscope.v1.SpanDetail.$Shape
             */

            /**
             * Constructs a new SpanDetail.
             * @memberof stallscope.v1
             * @classdesc Represents a SpanDetail.
             * @constructor
             * @param {stallscope.v1.SpanDetail.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SpanDetail = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SpanDetail index.
             * @member {number} index
             * @memberof stallscope.v1.SpanDetail
             * @instance
             */
            SpanDetail.prototype.index = 0;

            /**
             * SpanDetail fsync.
             * @member {stallscope.v1.FsyncDetail.$Properties|null|undefined} fsync
             * @memberof stallscope.v1.SpanDetail
             * @instance
             */
            SpanDetail.prototype.fsync = null;

            /**
             * SpanDetail mount.
             * @member {stallscope.v1.MountDetail.$Properties|null|undefined} mount
             * @memberof stallscope.v1.SpanDetail
             * @instance
             */
            SpanDetail.prototype.mount = null;

            /**
             * SpanDetail journal.
             * @member {stallscope.v1.JournalDetail.$Properties|null|undefined} journal
             * @memberof stallscope.v1.SpanDetail
             * @instance
             */
            SpanDetail.prototype.journal = null;

            /**
             * SpanDetail file.
             * @member {stallscope.v1.FileDetail.$Properties|null|undefined} file
             * @memberof stallscope.v1.SpanDetail
             * @instance
             */
            SpanDetail.prototype.file = null;

            /**
             * SpanDetail wait.
             * @member {stallscope.v1.WaitDetail.$Properties|null|undefined} wait
             * @memberof stallscope.v1.SpanDetail
             * @instance
             */
            SpanDetail.prototype.wait = null;

            /**
             * SpanDetail throttle.
             * @member {stallscope.v1.ThrottleDetail.$Properties|null|undefined} throttle
             * @memberof stallscope.v1.SpanDetail
             * @instance
             */
            SpanDetail.prototype.throttle = null;

            /**
             * SpanDetail reclaim.
             * @member {stallscope.v1.ReclaimDetail.$Properties|null|undefined} reclaim
             * @memberof stallscope.v1.SpanDetail
             * @instance
             */
            SpanDetail.prototype.reclaim = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * SpanDetail detail.
             * @member {"fsync"|"mount"|"journal"|"file"|"wait"|"throttle"|"reclaim"|undefined} detail
             * @memberof stallscope.v1.SpanDetail
             * @instance
             */
            $Object.defineProperty(SpanDetail.prototype, "detail", {
                get: $util.oneOfGetter($oneOfFields = ["fsync", "mount", "journal", "file", "wait", "throttle", "reclaim"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified SpanDetail message. Does not implicitly {@link stallscope.v1.SpanDetail.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.SpanDetail
             * @static
             * @param {stallscope.v1.SpanDetail.$Properties} message SpanDetail message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SpanDetail.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.index);
                if (message.fsync != null && $Object.hasOwnProperty.call(message, "fsync"))
                    $root.stallscope.v1.FsyncDetail.encode(message.fsync, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.mount != null && $Object.hasOwnProperty.call(message, "mount"))
                    $root.stallscope.v1.MountDetail.encode(message.mount, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.journal != null && $Object.hasOwnProperty.call(message, "journal"))
                    $root.stallscope.v1.JournalDetail.encode(message.journal, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.file != null && $Object.hasOwnProperty.call(message, "file"))
                    $root.stallscope.v1.FileDetail.encode(message.file, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.wait != null && $Object.hasOwnProperty.call(message, "wait"))
                    $root.stallscope.v1.WaitDetail.encode(message.wait, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.throttle != null && $Object.hasOwnProperty.call(message, "throttle"))
                    $root.stallscope.v1.ThrottleDetail.encode(message.throttle, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.reclaim != null && $Object.hasOwnProperty.call(message, "reclaim"))
                    $root.stallscope.v1.ReclaimDetail.encode(message.reclaim, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SpanDetail message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.SpanDetail
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.SpanDetail & stallscope.v1.SpanDetail.$Shape} SpanDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SpanDetail.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.SpanDetail();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.fsync = $root.stallscope.v1.FsyncDetail.decode(reader, reader.size(), $undefined, _depth + 1, message.fsync);
                            message.detail = "fsync";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.mount = $root.stallscope.v1.MountDetail.decode(reader, reader.size(), $undefined, _depth + 1, message.mount);
                            message.detail = "mount";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.journal = $root.stallscope.v1.JournalDetail.decode(reader, reader.size(), $undefined, _depth + 1, message.journal);
                            message.detail = "journal";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.file = $root.stallscope.v1.FileDetail.decode(reader, reader.size(), $undefined, _depth + 1, message.file);
                            message.detail = "file";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.wait = $root.stallscope.v1.WaitDetail.decode(reader, reader.size(), $undefined, _depth + 1, message.wait);
                            message.detail = "wait";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.throttle = $root.stallscope.v1.ThrottleDetail.decode(reader, reader.size(), $undefined, _depth + 1, message.throttle);
                            message.detail = "throttle";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.reclaim = $root.stallscope.v1.ReclaimDetail.decode(reader, reader.size(), $undefined, _depth + 1, message.reclaim);
                            message.detail = "reclaim";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SpanDetail;
        })();

        v1.TimeShares = (function() {

            /**
             * Properties of a TimeShares.
             * @typedef {Object} stallscope.v1.TimeShares.$Properties
             * @property {number|null} [dataNs] TimeShares dataNs
             * @property {number|null} [flushNs] TimeShares flushNs
             * @property {number|null} [journalNs] TimeShares journalNs
             * @property {number|null} [throttleNs] TimeShares throttleNs
             * @property {number|null} [dirtyNs] TimeShares dirtyNs
             * @property {number|null} [reclaimNs] TimeShares reclaimNs
             * @property {number|null} [lockNs] TimeShares lockNs
             * @property {number|null} [waitNs] TimeShares waitNs
             * @property {number|null} [unexplainedNs] TimeShares unexplainedNs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TimeShares.
             * @memberof stallscope.v1
             * @interface ITimeShares
             * @augments stallscope.v1.TimeShares.$Properties
             * @deprecated Use stallscope.v1.TimeShares.$Properties instead.
             */

            /**
             * Shape of a TimeShares.
             * @typedef {stallscope.v1.TimeShares.$Properties} stallscope.v1.TimeShares.$Shape
             */

            /**
             * Constructs a new TimeShares.
             * @memberof stallscope.v1
             * @classdesc Represents a TimeShares.
             * @constructor
             * @param {stallscope.v1.TimeShares.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TimeShares = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TimeShares dataNs.
             * @member {number} dataNs
             * @memberof stallscope.v1.TimeShares
             * @instance
             */
            TimeShares.prototype.dataNs = 0;

            /**
             * TimeShares flushNs.
             * @member {number} flushNs
             * @memberof stallscope.v1.TimeShares
             * @instance
             */
            TimeShares.prototype.flushNs = 0;

            /**
             * TimeShares journalNs.
             * @member {number} journalNs
             * @memberof stallscope.v1.TimeShares
             * @instance
             */
            TimeShares.prototype.journalNs = 0;

            /**
             * TimeShares throttleNs.
             * @member {number} throttleNs
             * @memberof stallscope.v1.TimeShares
             * @instance
             */
            TimeShares.prototype.throttleNs = 0;

            /**
             * TimeShares dirtyNs.
             * @member {number} dirtyNs
             * @memberof stallscope.v1.TimeShares
             * @instance
             */
            TimeShares.prototype.dirtyNs = 0;

            /**
             * TimeShares reclaimNs.
             * @member {number} reclaimNs
             * @memberof stallscope.v1.TimeShares
             * @instance
             */
            TimeShares.prototype.reclaimNs = 0;

            /**
             * TimeShares lockNs.
             * @member {number} lockNs
             * @memberof stallscope.v1.TimeShares
             * @instance
             */
            TimeShares.prototype.lockNs = 0;

            /**
             * TimeShares waitNs.
             * @member {number} waitNs
             * @memberof stallscope.v1.TimeShares
             * @instance
             */
            TimeShares.prototype.waitNs = 0;

            /**
             * TimeShares unexplainedNs.
             * @member {number} unexplainedNs
             * @memberof stallscope.v1.TimeShares
             * @instance
             */
            TimeShares.prototype.unexplainedNs = 0;

            /**
             * Encodes the specified TimeShares message. Does not implicitly {@link stallscope.v1.TimeShares.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.TimeShares
             * @static
             * @param {stallscope.v1.TimeShares.$Properties} message TimeShares message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TimeShares.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.dataNs != null && $Object.hasOwnProperty.call(message, "dataNs") && !$Object.is(message.dataNs, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.dataNs);
                if (message.flushNs != null && $Object.hasOwnProperty.call(message, "flushNs") && !$Object.is(message.flushNs, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.flushNs);
                if (message.journalNs != null && $Object.hasOwnProperty.call(message, "journalNs") && !$Object.is(message.journalNs, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.journalNs);
                if (message.throttleNs != null && $Object.hasOwnProperty.call(message, "throttleNs") && !$Object.is(message.throttleNs, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.throttleNs);
                if (message.dirtyNs != null && $Object.hasOwnProperty.call(message, "dirtyNs") && !$Object.is(message.dirtyNs, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.dirtyNs);
                if (message.reclaimNs != null && $Object.hasOwnProperty.call(message, "reclaimNs") && !$Object.is(message.reclaimNs, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.reclaimNs);
                if (message.lockNs != null && $Object.hasOwnProperty.call(message, "lockNs") && !$Object.is(message.lockNs, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.lockNs);
                if (message.waitNs != null && $Object.hasOwnProperty.call(message, "waitNs") && !$Object.is(message.waitNs, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.waitNs);
                if (message.unexplainedNs != null && $Object.hasOwnProperty.call(message, "unexplainedNs") && !$Object.is(message.unexplainedNs, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.unexplainedNs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TimeShares message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.TimeShares
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.TimeShares & stallscope.v1.TimeShares.$Shape} TimeShares
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TimeShares.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.TimeShares();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.dataNs = value;
                            else
                                delete message.dataNs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.flushNs = value;
                            else
                                delete message.flushNs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.journalNs = value;
                            else
                                delete message.journalNs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.throttleNs = value;
                            else
                                delete message.throttleNs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.dirtyNs = value;
                            else
                                delete message.dirtyNs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.reclaimNs = value;
                            else
                                delete message.reclaimNs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lockNs = value;
                            else
                                delete message.lockNs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.waitNs = value;
                            else
                                delete message.waitNs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.unexplainedNs = value;
                            else
                                delete message.unexplainedNs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TimeShares;
        })();

        v1.Share = (function() {

            /**
             * Properties of a Share.
             * @typedef {Object} stallscope.v1.Share.$Properties
             * @property {string|null} [who] Share who
             * @property {number|null} [count] Share count
             * @property {number|null} [bytes] Share bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Share.
             * @memberof stallscope.v1
             * @interface IShare
             * @augments stallscope.v1.Share.$Properties
             * @deprecated Use stallscope.v1.Share.$Properties instead.
             */

            /**
             * Shape of a Share.
             * @typedef {stallscope.v1.Share.$Properties} stallscope.v1.Share.$Shape
             */

            /**
             * Constructs a new Share.
             * @memberof stallscope.v1
             * @classdesc Represents a Share.
             * @constructor
             * @param {stallscope.v1.Share.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Share = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Share who.
             * @member {string} who
             * @memberof stallscope.v1.Share
             * @instance
             */
            Share.prototype.who = "";

            /**
             * Share count.
             * @member {number} count
             * @memberof stallscope.v1.Share
             * @instance
             */
            Share.prototype.count = 0;

            /**
             * Share bytes.
             * @member {number} bytes
             * @memberof stallscope.v1.Share
             * @instance
             */
            Share.prototype.bytes = 0;

            /**
             * Encodes the specified Share message. Does not implicitly {@link stallscope.v1.Share.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Share
             * @static
             * @param {stallscope.v1.Share.$Properties} message Share message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Share.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.who != null && $Object.hasOwnProperty.call(message, "who") && message.who !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.who);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && !$Object.is(message.count, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.count);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && !$Object.is(message.bytes, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Share message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Share
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Share & stallscope.v1.Share.$Shape} Share
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Share.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Share();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.who = value;
                            else
                                delete message.who;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Share;
        })();

        v1.FsyncDetail = (function() {

            /**
             * Properties of a FsyncDetail.
             * @typedef {Object} stallscope.v1.FsyncDetail.$Properties
             * @property {string|null} [file] FsyncDetail file
             * @property {string|null} [device] FsyncDetail device
             * @property {number|null} [inode] FsyncDetail inode
             * @property {string|null} [backingDevice] FsyncDetail backingDevice
             * @property {number|null} [backingInode] FsyncDetail backingInode
             * @property {number|null} [bytes] FsyncDetail bytes
             * @property {stallscope.v1.TimeShares.$Properties|null} [shares] FsyncDetail shares
             * @property {number|null} [ios] FsyncDetail ios
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FsyncDetail.
             * @memberof stallscope.v1
             * @interface IFsyncDetail
             * @augments stallscope.v1.FsyncDetail.$Properties
             * @deprecated Use stallscope.v1.FsyncDetail.$Properties instead.
             */

            /**
             * Shape of a FsyncDetail.
             * @typedef {stallscope.v1.FsyncDetail.$Properties} stallscope.v1.FsyncDetail.$Shape
             */

            /**
             * Constructs a new FsyncDetail.
             * @memberof stallscope.v1
             * @classdesc Represents a FsyncDetail.
             * @constructor
             * @param {stallscope.v1.FsyncDetail.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FsyncDetail = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FsyncDetail file.
             * @member {string|null|undefined} file
             * @memberof stallscope.v1.FsyncDetail
             * @instance
             */
            FsyncDetail.prototype.file = null;

            /**
             * FsyncDetail device.
             * @member {string|null|undefined} device
             * @memberof stallscope.v1.FsyncDetail
             * @instance
             */
            FsyncDetail.prototype.device = null;

            /**
             * FsyncDetail inode.
             * @member {number|null|undefined} inode
             * @memberof stallscope.v1.FsyncDetail
             * @instance
             */
            FsyncDetail.prototype.inode = null;

            /**
             * FsyncDetail backingDevice.
             * @member {string|null|undefined} backingDevice
             * @memberof stallscope.v1.FsyncDetail
             * @instance
             */
            FsyncDetail.prototype.backingDevice = null;

            /**
             * FsyncDetail backingInode.
             * @member {number|null|undefined} backingInode
             * @memberof stallscope.v1.FsyncDetail
             * @instance
             */
            FsyncDetail.prototype.backingInode = null;

            /**
             * FsyncDetail bytes.
             * @member {number|null|undefined} bytes
             * @memberof stallscope.v1.FsyncDetail
             * @instance
             */
            FsyncDetail.prototype.bytes = null;

            /**
             * FsyncDetail shares.
             * @member {stallscope.v1.TimeShares.$Properties|null|undefined} shares
             * @memberof stallscope.v1.FsyncDetail
             * @instance
             */
            FsyncDetail.prototype.shares = null;

            /**
             * FsyncDetail ios.
             * @member {number} ios
             * @memberof stallscope.v1.FsyncDetail
             * @instance
             */
            FsyncDetail.prototype.ios = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FsyncDetail.prototype, "_file", {
                get: $util.oneOfGetter($oneOfFields = ["file"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FsyncDetail.prototype, "_device", {
                get: $util.oneOfGetter($oneOfFields = ["device"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FsyncDetail.prototype, "_inode", {
                get: $util.oneOfGetter($oneOfFields = ["inode"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FsyncDetail.prototype, "_backingDevice", {
                get: $util.oneOfGetter($oneOfFields = ["backingDevice"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FsyncDetail.prototype, "_backingInode", {
                get: $util.oneOfGetter($oneOfFields = ["backingInode"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FsyncDetail.prototype, "_bytes", {
                get: $util.oneOfGetter($oneOfFields = ["bytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified FsyncDetail message. Does not implicitly {@link stallscope.v1.FsyncDetail.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.FsyncDetail
             * @static
             * @param {stallscope.v1.FsyncDetail.$Properties} message FsyncDetail message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FsyncDetail.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.file != null && $Object.hasOwnProperty.call(message, "file"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.file);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.device);
                if (message.inode != null && $Object.hasOwnProperty.call(message, "inode"))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.inode);
                if (message.backingDevice != null && $Object.hasOwnProperty.call(message, "backingDevice"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.backingDevice);
                if (message.backingInode != null && $Object.hasOwnProperty.call(message, "backingInode"))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.backingInode);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.bytes);
                if (message.shares != null && $Object.hasOwnProperty.call(message, "shares"))
                    $root.stallscope.v1.TimeShares.encode(message.shares, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.ios != null && $Object.hasOwnProperty.call(message, "ios") && message.ios !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.ios);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FsyncDetail message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.FsyncDetail
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.FsyncDetail & stallscope.v1.FsyncDetail.$Shape} FsyncDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FsyncDetail.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.FsyncDetail();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.file = reader.stringVerify();
                            message._file = "file";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.device = reader.stringVerify();
                            message._device = "device";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            message.inode = reader.double();
                            message._inode = "inode";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.backingDevice = reader.stringVerify();
                            message._backingDevice = "backingDevice";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            message.backingInode = reader.double();
                            message._backingInode = "backingInode";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.bytes = reader.double();
                            message._bytes = "bytes";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.shares = $root.stallscope.v1.TimeShares.decode(reader, reader.size(), $undefined, _depth + 1, message.shares);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ios = value;
                            else
                                delete message.ios;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FsyncDetail;
        })();

        v1.MountDetail = (function() {

            /**
             * Properties of a MountDetail.
             * @typedef {Object} stallscope.v1.MountDetail.$Properties
             * @property {string|null} [source] MountDetail source
             * @property {string|null} [target] MountDetail target
             * @property {string|null} [fstype] MountDetail fstype
             * @property {Array.<string>|null} [flags] MountDetail flags
             * @property {string|null} [options] MountDetail options
             * @property {number|null} [teardownNs] MountDetail teardownNs
             * @property {stallscope.v1.TimeShares.$Properties|null} [shares] MountDetail shares
             * @property {boolean|null} [truncated] MountDetail truncated
             * @property {stallscope.v1.TeardownTrigger|null} [trigger] MountDetail trigger
             * @property {number|null} [fd] MountDetail fd
             * @property {string|null} [device] MountDetail device
             * @property {Array.<stallscope.v1.Share.$Properties>|null} [written] MountDetail written
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MountDetail.
             * @memberof stallscope.v1
             * @interface IMountDetail
             * @augments stallscope.v1.MountDetail.$Properties
             * @deprecated Use stallscope.v1.MountDetail.$Properties instead.
             */

            /**
             * Shape of a MountDetail.
             * @typedef {stallscope.v1.MountDetail.$Properties} stallscope.v1.MountDetail.$Shape
             */

            /**
             * Constructs a new MountDetail.
             * @memberof stallscope.v1
             * @classdesc Represents a MountDetail.
             * @constructor
             * @param {stallscope.v1.MountDetail.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MountDetail = function (properties) {
                this.flags = [];
                this.written = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MountDetail source.
             * @member {string|null|undefined} source
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.source = null;

            /**
             * MountDetail target.
             * @member {string|null|undefined} target
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.target = null;

            /**
             * MountDetail fstype.
             * @member {string|null|undefined} fstype
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.fstype = null;

            /**
             * MountDetail flags.
             * @member {Array.<string>} flags
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.flags = $util.emptyArray;

            /**
             * MountDetail options.
             * @member {string|null|undefined} options
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.options = null;

            /**
             * MountDetail teardownNs.
             * @member {number|null|undefined} teardownNs
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.teardownNs = null;

            /**
             * MountDetail shares.
             * @member {stallscope.v1.TimeShares.$Properties|null|undefined} shares
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.shares = null;

            /**
             * MountDetail truncated.
             * @member {boolean|null|undefined} truncated
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.truncated = null;

            /**
             * MountDetail trigger.
             * @member {stallscope.v1.TeardownTrigger} trigger
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.trigger = 0;

            /**
             * MountDetail fd.
             * @member {number|null|undefined} fd
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.fd = null;

            /**
             * MountDetail device.
             * @member {string|null|undefined} device
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.device = null;

            /**
             * MountDetail written.
             * @member {Array.<stallscope.v1.Share.$Properties>} written
             * @memberof stallscope.v1.MountDetail
             * @instance
             */
            MountDetail.prototype.written = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MountDetail.prototype, "_source", {
                get: $util.oneOfGetter($oneOfFields = ["source"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MountDetail.prototype, "_target", {
                get: $util.oneOfGetter($oneOfFields = ["target"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MountDetail.prototype, "_fstype", {
                get: $util.oneOfGetter($oneOfFields = ["fstype"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MountDetail.prototype, "_options", {
                get: $util.oneOfGetter($oneOfFields = ["options"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MountDetail.prototype, "_teardownNs", {
                get: $util.oneOfGetter($oneOfFields = ["teardownNs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MountDetail.prototype, "_truncated", {
                get: $util.oneOfGetter($oneOfFields = ["truncated"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MountDetail.prototype, "_fd", {
                get: $util.oneOfGetter($oneOfFields = ["fd"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MountDetail.prototype, "_device", {
                get: $util.oneOfGetter($oneOfFields = ["device"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified MountDetail message. Does not implicitly {@link stallscope.v1.MountDetail.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.MountDetail
             * @static
             * @param {stallscope.v1.MountDetail.$Properties} message MountDetail message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MountDetail.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.source);
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.target);
                if (message.fstype != null && $Object.hasOwnProperty.call(message, "fstype"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.fstype);
                if (message.flags != null && message.flags.length)
                    for (let i = 0; i < message.flags.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.flags[i]);
                if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.options);
                if (message.teardownNs != null && $Object.hasOwnProperty.call(message, "teardownNs"))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.teardownNs);
                if (message.shares != null && $Object.hasOwnProperty.call(message, "shares"))
                    $root.stallscope.v1.TimeShares.encode(message.shares, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.truncated != null && $Object.hasOwnProperty.call(message, "truncated"))
                    writer.uint32(/* id 8, wireType 0 =*/64).bool(message.truncated);
                if (message.trigger != null && $Object.hasOwnProperty.call(message, "trigger") && message.trigger !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).int32(message.trigger);
                if (message.fd != null && $Object.hasOwnProperty.call(message, "fd"))
                    writer.uint32(/* id 10, wireType 0 =*/80).int32(message.fd);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.device);
                if (message.written != null && message.written.length)
                    for (let i = 0; i < message.written.length; ++i)
                        $root.stallscope.v1.Share.encode(message.written[i], writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MountDetail message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.MountDetail
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.MountDetail & stallscope.v1.MountDetail.$Shape} MountDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MountDetail.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.MountDetail();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.source = reader.stringVerify();
                            message._source = "source";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.target = reader.stringVerify();
                            message._target = "target";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.fstype = reader.stringVerify();
                            message._fstype = "fstype";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.flags && message.flags.length))
                                message.flags = [];
                            message.flags.push(reader.stringVerify());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.options = reader.stringVerify();
                            message._options = "options";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.teardownNs = reader.double();
                            message._teardownNs = "teardownNs";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.shares = $root.stallscope.v1.TimeShares.decode(reader, reader.size(), $undefined, _depth + 1, message.shares);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.truncated = reader.bool();
                            message._truncated = "truncated";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.trigger = value;
                            else
                                delete message.trigger;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.fd = reader.int32();
                            message._fd = "fd";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.device = reader.stringVerify();
                            message._device = "device";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if (!(message.written && message.written.length))
                                message.written = [];
                            message.written.push($root.stallscope.v1.Share.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MountDetail;
        })();

        v1.JournalDetail = (function() {

            /**
             * Properties of a JournalDetail.
             * @typedef {Object} stallscope.v1.JournalDetail.$Properties
             * @property {string|null} [device] JournalDetail device
             * @property {number|null} [transaction] JournalDetail transaction
             * @property {number|null} [requestedBy] JournalDetail requestedBy
             * @property {number|null} [blocks] JournalDetail blocks
             * @property {number|null} [handles] JournalDetail handles
             * @property {Array.<stallscope.v1.Share.$Properties>|null} [participants] JournalDetail participants
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JournalDetail.
             * @memberof stallscope.v1
             * @interface IJournalDetail
             * @augments stallscope.v1.JournalDetail.$Properties
             * @deprecated Use stallscope.v1.JournalDetail.$Properties instead.
             */

            /**
             * Shape of a JournalDetail.
             * @typedef {stallscope.v1.JournalDetail.$Properties} stallscope.v1.JournalDetail.$Shape
             */

            /**
             * Constructs a new JournalDetail.
             * @memberof stallscope.v1
             * @classdesc Represents a JournalDetail.
             * @constructor
             * @param {stallscope.v1.JournalDetail.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JournalDetail = function (properties) {
                this.participants = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JournalDetail device.
             * @member {string} device
             * @memberof stallscope.v1.JournalDetail
             * @instance
             */
            JournalDetail.prototype.device = "";

            /**
             * JournalDetail transaction.
             * @member {number} transaction
             * @memberof stallscope.v1.JournalDetail
             * @instance
             */
            JournalDetail.prototype.transaction = 0;

            /**
             * JournalDetail requestedBy.
             * @member {number|null|undefined} requestedBy
             * @memberof stallscope.v1.JournalDetail
             * @instance
             */
            JournalDetail.prototype.requestedBy = null;

            /**
             * JournalDetail blocks.
             * @member {number} blocks
             * @memberof stallscope.v1.JournalDetail
             * @instance
             */
            JournalDetail.prototype.blocks = 0;

            /**
             * JournalDetail handles.
             * @member {number} handles
             * @memberof stallscope.v1.JournalDetail
             * @instance
             */
            JournalDetail.prototype.handles = 0;

            /**
             * JournalDetail participants.
             * @member {Array.<stallscope.v1.Share.$Properties>} participants
             * @memberof stallscope.v1.JournalDetail
             * @instance
             */
            JournalDetail.prototype.participants = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(JournalDetail.prototype, "_requestedBy", {
                get: $util.oneOfGetter($oneOfFields = ["requestedBy"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified JournalDetail message. Does not implicitly {@link stallscope.v1.JournalDetail.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.JournalDetail
             * @static
             * @param {stallscope.v1.JournalDetail.$Properties} message JournalDetail message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JournalDetail.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.device);
                if (message.transaction != null && $Object.hasOwnProperty.call(message, "transaction") && message.transaction !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.transaction);
                if (message.requestedBy != null && $Object.hasOwnProperty.call(message, "requestedBy"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.requestedBy);
                if (message.blocks != null && $Object.hasOwnProperty.call(message, "blocks") && message.blocks !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.blocks);
                if (message.handles != null && $Object.hasOwnProperty.call(message, "handles") && message.handles !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.handles);
                if (message.participants != null && message.participants.length)
                    for (let i = 0; i < message.participants.length; ++i)
                        $root.stallscope.v1.Share.encode(message.participants[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JournalDetail message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.JournalDetail
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.JournalDetail & stallscope.v1.JournalDetail.$Shape} JournalDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JournalDetail.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.JournalDetail();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.transaction = value;
                            else
                                delete message.transaction;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.requestedBy = reader.uint32();
                            message._requestedBy = "requestedBy";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.blocks = value;
                            else
                                delete message.blocks;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.handles = value;
                            else
                                delete message.handles;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.participants && message.participants.length))
                                message.participants = [];
                            message.participants.push($root.stallscope.v1.Share.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return JournalDetail;
        })();

        v1.FileDetail = (function() {

            /**
             * Properties of a FileDetail.
             * @typedef {Object} stallscope.v1.FileDetail.$Properties
             * @property {string|null} [file] FileDetail file
             * @property {string|null} [to] FileDetail to
             * @property {string|null} [device] FileDetail device
             * @property {number|null} [inode] FileDetail inode
             * @property {number|null} [bytes] FileDetail bytes
             * @property {stallscope.v1.TimeShares.$Properties|null} [shares] FileDetail shares
             * @property {number|null} [ios] FileDetail ios
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FileDetail.
             * @memberof stallscope.v1
             * @interface IFileDetail
             * @augments stallscope.v1.FileDetail.$Properties
             * @deprecated Use stallscope.v1.FileDetail.$Properties instead.
             */

            /**
             * Shape of a FileDetail.
             * @typedef {stallscope.v1.FileDetail.$Properties} stallscope.v1.FileDetail.$Shape
             */

            /**
             * Constructs a new FileDetail.
             * @memberof stallscope.v1
             * @classdesc Represents a FileDetail.
             * @constructor
             * @param {stallscope.v1.FileDetail.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FileDetail = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FileDetail file.
             * @member {string|null|undefined} file
             * @memberof stallscope.v1.FileDetail
             * @instance
             */
            FileDetail.prototype.file = null;

            /**
             * FileDetail to.
             * @member {string|null|undefined} to
             * @memberof stallscope.v1.FileDetail
             * @instance
             */
            FileDetail.prototype.to = null;

            /**
             * FileDetail device.
             * @member {string|null|undefined} device
             * @memberof stallscope.v1.FileDetail
             * @instance
             */
            FileDetail.prototype.device = null;

            /**
             * FileDetail inode.
             * @member {number|null|undefined} inode
             * @memberof stallscope.v1.FileDetail
             * @instance
             */
            FileDetail.prototype.inode = null;

            /**
             * FileDetail bytes.
             * @member {number|null|undefined} bytes
             * @memberof stallscope.v1.FileDetail
             * @instance
             */
            FileDetail.prototype.bytes = null;

            /**
             * FileDetail shares.
             * @member {stallscope.v1.TimeShares.$Properties|null|undefined} shares
             * @memberof stallscope.v1.FileDetail
             * @instance
             */
            FileDetail.prototype.shares = null;

            /**
             * FileDetail ios.
             * @member {number} ios
             * @memberof stallscope.v1.FileDetail
             * @instance
             */
            FileDetail.prototype.ios = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FileDetail.prototype, "_file", {
                get: $util.oneOfGetter($oneOfFields = ["file"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FileDetail.prototype, "_to", {
                get: $util.oneOfGetter($oneOfFields = ["to"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FileDetail.prototype, "_device", {
                get: $util.oneOfGetter($oneOfFields = ["device"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FileDetail.prototype, "_inode", {
                get: $util.oneOfGetter($oneOfFields = ["inode"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FileDetail.prototype, "_bytes", {
                get: $util.oneOfGetter($oneOfFields = ["bytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified FileDetail message. Does not implicitly {@link stallscope.v1.FileDetail.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.FileDetail
             * @static
             * @param {stallscope.v1.FileDetail.$Properties} message FileDetail message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FileDetail.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.file != null && $Object.hasOwnProperty.call(message, "file"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.file);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.to);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.device);
                if (message.inode != null && $Object.hasOwnProperty.call(message, "inode"))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.inode);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.bytes);
                if (message.shares != null && $Object.hasOwnProperty.call(message, "shares"))
                    $root.stallscope.v1.TimeShares.encode(message.shares, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.ios != null && $Object.hasOwnProperty.call(message, "ios") && message.ios !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.ios);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FileDetail message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.FileDetail
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.FileDetail & stallscope.v1.FileDetail.$Shape} FileDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FileDetail.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.FileDetail();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.file = reader.stringVerify();
                            message._file = "file";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.to = reader.stringVerify();
                            message._to = "to";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.device = reader.stringVerify();
                            message._device = "device";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            message.inode = reader.double();
                            message._inode = "inode";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            message.bytes = reader.double();
                            message._bytes = "bytes";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.shares = $root.stallscope.v1.TimeShares.decode(reader, reader.size(), $undefined, _depth + 1, message.shares);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ios = value;
                            else
                                delete message.ios;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FileDetail;
        })();

        v1.WaitDetail = (function() {

            /**
             * Properties of a WaitDetail.
             * @typedef {Object} stallscope.v1.WaitDetail.$Properties
             * @property {Array.<string>|null} [stack] WaitDetail stack
             * @property {string|null} [call] WaitDetail call
             * @property {boolean|null} [iowait] WaitDetail iowait
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WaitDetail.
             * @memberof stallscope.v1
             * @interface IWaitDetail
             * @augments stallscope.v1.WaitDetail.$Properties
             * @deprecated Use stallscope.v1.WaitDetail.$Properties instead.
             */

            /**
             * Shape of a WaitDetail.
             * @typedef {stallscope.v1.WaitDetail.$Properties} stallscope.v1.WaitDetail.$Shape
             */

            /**
             * Constructs a new WaitDetail.
             * @memberof stallscope.v1
             * @classdesc Represents a WaitDetail.
             * @constructor
             * @param {stallscope.v1.WaitDetail.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WaitDetail = function (properties) {
                this.stack = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WaitDetail stack.
             * @member {Array.<string>} stack
             * @memberof stallscope.v1.WaitDetail
             * @instance
             */
            WaitDetail.prototype.stack = $util.emptyArray;

            /**
             * WaitDetail call.
             * @member {string|null|undefined} call
             * @memberof stallscope.v1.WaitDetail
             * @instance
             */
            WaitDetail.prototype.call = null;

            /**
             * WaitDetail iowait.
             * @member {boolean} iowait
             * @memberof stallscope.v1.WaitDetail
             * @instance
             */
            WaitDetail.prototype.iowait = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(WaitDetail.prototype, "_call", {
                get: $util.oneOfGetter($oneOfFields = ["call"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified WaitDetail message. Does not implicitly {@link stallscope.v1.WaitDetail.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.WaitDetail
             * @static
             * @param {stallscope.v1.WaitDetail.$Properties} message WaitDetail message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WaitDetail.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.stack != null && message.stack.length)
                    for (let i = 0; i < message.stack.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.stack[i]);
                if (message.call != null && $Object.hasOwnProperty.call(message, "call"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.call);
                if (message.iowait != null && $Object.hasOwnProperty.call(message, "iowait") && message.iowait !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.iowait);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WaitDetail message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.WaitDetail
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.WaitDetail & stallscope.v1.WaitDetail.$Shape} WaitDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WaitDetail.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.WaitDetail();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.stack && message.stack.length))
                                message.stack = [];
                            message.stack.push(reader.stringVerify());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.call = reader.stringVerify();
                            message._call = "call";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.iowait = value;
                            else
                                delete message.iowait;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WaitDetail;
        })();

        v1.ThrottleDetail = (function() {

            /**
             * Properties of a ThrottleDetail.
             * @typedef {Object} stallscope.v1.ThrottleDetail.$Properties
             * @property {string|null} [device] ThrottleDetail device
             * @property {string|null} [limit] ThrottleDetail limit
             * @property {string|null} [cgroup] ThrottleDetail cgroup
             * @property {number|null} [configured] ThrottleDetail configured
             * @property {number|null} [observed] ThrottleDetail observed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ThrottleDetail.
             * @memberof stallscope.v1
             * @interface IThrottleDetail
             * @augments stallscope.v1.ThrottleDetail.$Properties
             * @deprecated Use stallscope.v1.ThrottleDetail.$Properties instead.
             */

            /**
             * Shape of a ThrottleDetail.
             * @typedef {stallscope.v1.ThrottleDetail.$Properties} stallscope.v1.ThrottleDetail.$Shape
             */

            /**
             * Constructs a new ThrottleDetail.
             * @memberof stallscope.v1
             * @classdesc Represents a ThrottleDetail.
             * @constructor
             * @param {stallscope.v1.ThrottleDetail.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ThrottleDetail = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ThrottleDetail device.
             * @member {string|null|undefined} device
             * @memberof stallscope.v1.ThrottleDetail
             * @instance
             */
            ThrottleDetail.prototype.device = null;

            /**
             * ThrottleDetail limit.
             * @member {string|null|undefined} limit
             * @memberof stallscope.v1.ThrottleDetail
             * @instance
             */
            ThrottleDetail.prototype.limit = null;

            /**
             * ThrottleDetail cgroup.
             * @member {string|null|undefined} cgroup
             * @memberof stallscope.v1.ThrottleDetail
             * @instance
             */
            ThrottleDetail.prototype.cgroup = null;

            /**
             * ThrottleDetail configured.
             * @member {number|null|undefined} configured
             * @memberof stallscope.v1.ThrottleDetail
             * @instance
             */
            ThrottleDetail.prototype.configured = null;

            /**
             * ThrottleDetail observed.
             * @member {number|null|undefined} observed
             * @memberof stallscope.v1.ThrottleDetail
             * @instance
             */
            ThrottleDetail.prototype.observed = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ThrottleDetail.prototype, "_device", {
                get: $util.oneOfGetter($oneOfFields = ["device"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ThrottleDetail.prototype, "_limit", {
                get: $util.oneOfGetter($oneOfFields = ["limit"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ThrottleDetail.prototype, "_cgroup", {
                get: $util.oneOfGetter($oneOfFields = ["cgroup"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ThrottleDetail.prototype, "_configured", {
                get: $util.oneOfGetter($oneOfFields = ["configured"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ThrottleDetail.prototype, "_observed", {
                get: $util.oneOfGetter($oneOfFields = ["observed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ThrottleDetail message. Does not implicitly {@link stallscope.v1.ThrottleDetail.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.ThrottleDetail
             * @static
             * @param {stallscope.v1.ThrottleDetail.$Properties} message ThrottleDetail message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ThrottleDetail.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.device);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.limit);
                if (message.cgroup != null && $Object.hasOwnProperty.call(message, "cgroup"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.cgroup);
                if (message.configured != null && $Object.hasOwnProperty.call(message, "configured"))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.configured);
                if (message.observed != null && $Object.hasOwnProperty.call(message, "observed"))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.observed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ThrottleDetail message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.ThrottleDetail
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.ThrottleDetail & stallscope.v1.ThrottleDetail.$Shape} ThrottleDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ThrottleDetail.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.ThrottleDetail();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.device = reader.stringVerify();
                            message._device = "device";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.limit = reader.stringVerify();
                            message._limit = "limit";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.cgroup = reader.stringVerify();
                            message._cgroup = "cgroup";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            message.configured = reader.double();
                            message._configured = "configured";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            message.observed = reader.double();
                            message._observed = "observed";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ThrottleDetail;
        })();

        v1.ReclaimDetail = (function() {

            /**
             * Properties of a ReclaimDetail.
             * @typedef {Object} stallscope.v1.ReclaimDetail.$Properties
             * @property {number|null} [pages] ReclaimDetail pages
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReclaimDetail.
             * @memberof stallscope.v1
             * @interface IReclaimDetail
             * @augments stallscope.v1.ReclaimDetail.$Properties
             * @deprecated Use stallscope.v1.ReclaimDetail.$Properties instead.
             */

            /**
             * Shape of a ReclaimDetail.
             * @typedef {stallscope.v1.ReclaimDetail.$Properties} stallscope.v1.ReclaimDetail.$Shape
             */

            /**
             * Constructs a new ReclaimDetail.
             * @memberof stallscope.v1
             * @classdesc Represents a ReclaimDetail.
             * @constructor
             * @param {stallscope.v1.ReclaimDetail.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReclaimDetail = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReclaimDetail pages.
             * @member {number} pages
             * @memberof stallscope.v1.ReclaimDetail
             * @instance
             */
            ReclaimDetail.prototype.pages = 0;

            /**
             * Encodes the specified ReclaimDetail message. Does not implicitly {@link stallscope.v1.ReclaimDetail.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.ReclaimDetail
             * @static
             * @param {stallscope.v1.ReclaimDetail.$Properties} message ReclaimDetail message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReclaimDetail.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pages != null && $Object.hasOwnProperty.call(message, "pages") && !$Object.is(message.pages, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.pages);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReclaimDetail message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.ReclaimDetail
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.ReclaimDetail & stallscope.v1.ReclaimDetail.$Shape} ReclaimDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReclaimDetail.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.ReclaimDetail();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.pages = value;
                            else
                                delete message.pages;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReclaimDetail;
        })();

        /**
         * TeardownTrigger enum.
         * @name stallscope.v1.TeardownTrigger
         * @enum {number}
         * @property {number} TEARDOWN_TRIGGER_UNSPECIFIED=0 TEARDOWN_TRIGGER_UNSPECIFIED value
         * @property {number} TEARDOWN_TRIGGER_CLOSE=1 TEARDOWN_TRIGGER_CLOSE value
         * @property {number} TEARDOWN_TRIGGER_EXIT=2 TEARDOWN_TRIGGER_EXIT value
         */
        v1.TeardownTrigger = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "TEARDOWN_TRIGGER_UNSPECIFIED"] = 0;
            values[valuesById[1] = "TEARDOWN_TRIGGER_CLOSE"] = 1;
            values[valuesById[2] = "TEARDOWN_TRIGGER_EXIT"] = 2;
            return values;
        })();

        v1.Totals = (function() {

            /**
             * Properties of a Totals.
             * @typedef {Object} stallscope.v1.Totals.$Properties
             * @property {number|null} [epoch] Totals epoch
             * @property {number|null} [at] Totals at
             * @property {number|null} [intervalNs] Totals intervalNs
             * @property {Array.<stallscope.v1.TotalsRow.$Properties>|null} [rows] Totals rows
             * @property {stallscope.v1.Cost.$Properties|null} [cost] Totals cost
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Totals.
             * @memberof stallscope.v1
             * @interface ITotals
             * @augments stallscope.v1.Totals.$Properties
             * @deprecated Use stallscope.v1.Totals.$Properties instead.
             */

            /**
             * Shape of a Totals.
             * @typedef {stallscope.v1.Totals.$Properties} stallscope.v1.Totals.$Shape
             */

            /**
             * Constructs a new Totals.
             * @memberof stallscope.v1
             * @classdesc Represents a Totals.
             * @constructor
             * @param {stallscope.v1.Totals.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Totals = function (properties) {
                this.rows = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Totals epoch.
             * @member {number} epoch
             * @memberof stallscope.v1.Totals
             * @instance
             */
            Totals.prototype.epoch = 0;

            /**
             * Totals at.
             * @member {number} at
             * @memberof stallscope.v1.Totals
             * @instance
             */
            Totals.prototype.at = 0;

            /**
             * Totals intervalNs.
             * @member {number} intervalNs
             * @memberof stallscope.v1.Totals
             * @instance
             */
            Totals.prototype.intervalNs = 0;

            /**
             * Totals rows.
             * @member {Array.<stallscope.v1.TotalsRow.$Properties>} rows
             * @memberof stallscope.v1.Totals
             * @instance
             */
            Totals.prototype.rows = $util.emptyArray;

            /**
             * Totals cost.
             * @member {stallscope.v1.Cost.$Properties|null|undefined} cost
             * @memberof stallscope.v1.Totals
             * @instance
             */
            Totals.prototype.cost = null;

            /**
             * Encodes the specified Totals message. Does not implicitly {@link stallscope.v1.Totals.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Totals
             * @static
             * @param {stallscope.v1.Totals.$Properties} message Totals message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Totals.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.epoch);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && !$Object.is(message.at, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.at);
                if (message.intervalNs != null && $Object.hasOwnProperty.call(message, "intervalNs") && !$Object.is(message.intervalNs, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.intervalNs);
                if (message.rows != null && message.rows.length)
                    for (let i = 0; i < message.rows.length; ++i)
                        $root.stallscope.v1.TotalsRow.encode(message.rows[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.cost != null && $Object.hasOwnProperty.call(message, "cost"))
                    $root.stallscope.v1.Cost.encode(message.cost, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Totals message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Totals
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Totals & stallscope.v1.Totals.$Shape} Totals
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Totals.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Totals();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.intervalNs = value;
                            else
                                delete message.intervalNs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.rows && message.rows.length))
                                message.rows = [];
                            message.rows.push($root.stallscope.v1.TotalsRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.cost = $root.stallscope.v1.Cost.decode(reader, reader.size(), $undefined, _depth + 1, message.cost);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Totals;
        })();

        v1.TotalsRow = (function() {

            /**
             * Properties of a TotalsRow.
             * @typedef {Object} stallscope.v1.TotalsRow.$Properties
             * @property {number|null} [container] TotalsRow container
             * @property {number|null} [device] TotalsRow device
             * @property {number|null} [op] TotalsRow op
             * @property {number|null} [count] TotalsRow count
             * @property {number|null} [bytes] TotalsRow bytes
             * @property {number|null} [errors] TotalsRow errors
             * @property {number|null} [sumNs] TotalsRow sumNs
             * @property {number|null} [queueSumNs] TotalsRow queueSumNs
             * @property {number|null} [maxNs] TotalsRow maxNs
             * @property {stallscope.v1.Histogram.$Properties|null} [latency] TotalsRow latency
             * @property {stallscope.v1.Histogram.$Properties|null} [queue] TotalsRow queue
             * @property {stallscope.v1.Histogram.$Properties|null} [deviceTime] TotalsRow deviceTime
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TotalsRow.
             * @memberof stallscope.v1
             * @interface ITotalsRow
             * @augments stallscope.v1.TotalsRow.$Properties
             * @deprecated Use stallscope.v1.TotalsRow.$Properties instead.
             */

            /**
             * Shape of a TotalsRow.
             * @typedef {stallscope.v1.TotalsRow.$Properties} stallscope.v1.TotalsRow.$Shape
             */

            /**
             * Constructs a new TotalsRow.
             * @memberof stallscope.v1
             * @classdesc Represents a TotalsRow.
             * @constructor
             * @param {stallscope.v1.TotalsRow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TotalsRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TotalsRow container.
             * @member {number} container
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.container = 0;

            /**
             * TotalsRow device.
             * @member {number} device
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.device = 0;

            /**
             * TotalsRow op.
             * @member {number} op
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.op = 0;

            /**
             * TotalsRow count.
             * @member {number} count
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.count = 0;

            /**
             * TotalsRow bytes.
             * @member {number} bytes
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.bytes = 0;

            /**
             * TotalsRow errors.
             * @member {number} errors
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.errors = 0;

            /**
             * TotalsRow sumNs.
             * @member {number} sumNs
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.sumNs = 0;

            /**
             * TotalsRow queueSumNs.
             * @member {number} queueSumNs
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.queueSumNs = 0;

            /**
             * TotalsRow maxNs.
             * @member {number} maxNs
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.maxNs = 0;

            /**
             * TotalsRow latency.
             * @member {stallscope.v1.Histogram.$Properties|null|undefined} latency
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.latency = null;

            /**
             * TotalsRow queue.
             * @member {stallscope.v1.Histogram.$Properties|null|undefined} queue
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.queue = null;

            /**
             * TotalsRow deviceTime.
             * @member {stallscope.v1.Histogram.$Properties|null|undefined} deviceTime
             * @memberof stallscope.v1.TotalsRow
             * @instance
             */
            TotalsRow.prototype.deviceTime = null;

            /**
             * Encodes the specified TotalsRow message. Does not implicitly {@link stallscope.v1.TotalsRow.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.TotalsRow
             * @static
             * @param {stallscope.v1.TotalsRow.$Properties} message TotalsRow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TotalsRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.container);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.device);
                if (message.op != null && $Object.hasOwnProperty.call(message, "op") && message.op !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.op);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && !$Object.is(message.count, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.count);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && !$Object.is(message.bytes, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.bytes);
                if (message.errors != null && $Object.hasOwnProperty.call(message, "errors") && !$Object.is(message.errors, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.errors);
                if (message.sumNs != null && $Object.hasOwnProperty.call(message, "sumNs") && !$Object.is(message.sumNs, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.sumNs);
                if (message.queueSumNs != null && $Object.hasOwnProperty.call(message, "queueSumNs") && !$Object.is(message.queueSumNs, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.queueSumNs);
                if (message.maxNs != null && $Object.hasOwnProperty.call(message, "maxNs") && !$Object.is(message.maxNs, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.maxNs);
                if (message.latency != null && $Object.hasOwnProperty.call(message, "latency"))
                    $root.stallscope.v1.Histogram.encode(message.latency, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue"))
                    $root.stallscope.v1.Histogram.encode(message.queue, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.deviceTime != null && $Object.hasOwnProperty.call(message, "deviceTime"))
                    $root.stallscope.v1.Histogram.encode(message.deviceTime, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TotalsRow message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.TotalsRow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.TotalsRow & stallscope.v1.TotalsRow.$Shape} TotalsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TotalsRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.TotalsRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.op = value;
                            else
                                delete message.op;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.errors = value;
                            else
                                delete message.errors;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.sumNs = value;
                            else
                                delete message.sumNs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.queueSumNs = value;
                            else
                                delete message.queueSumNs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.maxNs = value;
                            else
                                delete message.maxNs;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.latency = $root.stallscope.v1.Histogram.decode(reader, reader.size(), $undefined, _depth + 1, message.latency);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.queue = $root.stallscope.v1.Histogram.decode(reader, reader.size(), $undefined, _depth + 1, message.queue);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.deviceTime = $root.stallscope.v1.Histogram.decode(reader, reader.size(), $undefined, _depth + 1, message.deviceTime);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TotalsRow;
        })();

        v1.Histogram = (function() {

            /**
             * Properties of a Histogram.
             * @typedef {Object} stallscope.v1.Histogram.$Properties
             * @property {number|null} [offset] Histogram offset
             * @property {Array.<number>|null} [counts] Histogram counts
             * @property {Array.<number>|null} [countsHi] Histogram countsHi
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Histogram.
             * @memberof stallscope.v1
             * @interface IHistogram
             * @augments stallscope.v1.Histogram.$Properties
             * @deprecated Use stallscope.v1.Histogram.$Properties instead.
             */

            /**
             * Shape of a Histogram.
             * @typedef {stallscope.v1.Histogram.$Properties} stallscope.v1.Histogram.$Shape
             */

            /**
             * Constructs a new Histogram.
             * @memberof stallscope.v1
             * @classdesc Represents a Histogram.
             * @constructor
             * @param {stallscope.v1.Histogram.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Histogram = function (properties) {
                this.counts = [];
                this.countsHi = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Histogram offset.
             * @member {number} offset
             * @memberof stallscope.v1.Histogram
             * @instance
             */
            Histogram.prototype.offset = 0;

            /**
             * Histogram counts.
             * @member {Array.<number>} counts
             * @memberof stallscope.v1.Histogram
             * @instance
             */
            Histogram.prototype.counts = $util.emptyArray;

            /**
             * Histogram countsHi.
             * @member {Array.<number>} countsHi
             * @memberof stallscope.v1.Histogram
             * @instance
             */
            Histogram.prototype.countsHi = $util.emptyArray;

            /**
             * Encodes the specified Histogram message. Does not implicitly {@link stallscope.v1.Histogram.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Histogram
             * @static
             * @param {stallscope.v1.Histogram.$Properties} message Histogram message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Histogram.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).sint32(message.offset);
                if (message.counts != null && message.counts.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.counts);
                if (message.countsHi != null && message.countsHi.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint32s(message.countsHi);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Histogram message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Histogram
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Histogram & stallscope.v1.Histogram.$Shape} Histogram
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Histogram.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Histogram();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.counts && message.counts.length))
                                    message.counts = [];
                                reader.uint32s(message.counts);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.counts && message.counts.length))
                                message.counts = [];
                            message.counts.push(reader.uint32());
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.countsHi && message.countsHi.length))
                                    message.countsHi = [];
                                reader.uint32s(message.countsHi);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.countsHi && message.countsHi.length))
                                message.countsHi = [];
                            message.countsHi.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Histogram;
        })();

        v1.Cost = (function() {

            /**
             * Properties of a Cost.
             * @typedef {Object} stallscope.v1.Cost.$Properties
             * @property {number|null} [bpfNsPerIo] Cost bpfNsPerIo
             * @property {number|null} [agentCpuPercent] Cost agentCpuPercent
             * @property {number|null} [rssBytes] Cost rssBytes
             * @property {number|null} [bpfCpuPercent] Cost bpfCpuPercent
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Cost.
             * @memberof stallscope.v1
             * @interface ICost
             * @augments stallscope.v1.Cost.$Properties
             * @deprecated Use stallscope.v1.Cost.$Properties instead.
             */

            /**
             * Shape of a Cost.
             * @typedef {stallscope.v1.Cost.$Properties} stallscope.v1.Cost.$Shape
             */

            /**
             * Constructs a new Cost.
             * @memberof stallscope.v1
             * @classdesc Represents a Cost.
             * @constructor
             * @param {stallscope.v1.Cost.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Cost = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Cost bpfNsPerIo.
             * @member {number|null|undefined} bpfNsPerIo
             * @memberof stallscope.v1.Cost
             * @instance
             */
            Cost.prototype.bpfNsPerIo = null;

            /**
             * Cost agentCpuPercent.
             * @member {number} agentCpuPercent
             * @memberof stallscope.v1.Cost
             * @instance
             */
            Cost.prototype.agentCpuPercent = 0;

            /**
             * Cost rssBytes.
             * @member {number} rssBytes
             * @memberof stallscope.v1.Cost
             * @instance
             */
            Cost.prototype.rssBytes = 0;

            /**
             * Cost bpfCpuPercent.
             * @member {number|null|undefined} bpfCpuPercent
             * @memberof stallscope.v1.Cost
             * @instance
             */
            Cost.prototype.bpfCpuPercent = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Cost.prototype, "_bpfNsPerIo", {
                get: $util.oneOfGetter($oneOfFields = ["bpfNsPerIo"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Cost.prototype, "_bpfCpuPercent", {
                get: $util.oneOfGetter($oneOfFields = ["bpfCpuPercent"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Cost message. Does not implicitly {@link stallscope.v1.Cost.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Cost
             * @static
             * @param {stallscope.v1.Cost.$Properties} message Cost message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Cost.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.bpfNsPerIo != null && $Object.hasOwnProperty.call(message, "bpfNsPerIo"))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.bpfNsPerIo);
                if (message.agentCpuPercent != null && $Object.hasOwnProperty.call(message, "agentCpuPercent") && !$Object.is(message.agentCpuPercent, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.agentCpuPercent);
                if (message.rssBytes != null && $Object.hasOwnProperty.call(message, "rssBytes") && !$Object.is(message.rssBytes, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.rssBytes);
                if (message.bpfCpuPercent != null && $Object.hasOwnProperty.call(message, "bpfCpuPercent"))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.bpfCpuPercent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Cost message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Cost
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Cost & stallscope.v1.Cost.$Shape} Cost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Cost.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Cost();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            message.bpfNsPerIo = reader.double();
                            message._bpfNsPerIo = "bpfNsPerIo";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.agentCpuPercent = value;
                            else
                                delete message.agentCpuPercent;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.rssBytes = value;
                            else
                                delete message.rssBytes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            message.bpfCpuPercent = reader.double();
                            message._bpfCpuPercent = "bpfCpuPercent";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Cost;
        })();

        v1.Table = (function() {

            /**
             * Properties of a Table.
             * @typedef {Object} stallscope.v1.Table.$Properties
             * @property {number|null} [epoch] Table epoch
             * @property {number|null} [at] Table at
             * @property {number|null} [intervalNs] Table intervalNs
             * @property {Array.<stallscope.v1.WaitsRow.$Properties>|null} [waits] Table waits
             * @property {Array.<stallscope.v1.CulpritsRow.$Properties>|null} [culprits] Table culprits
             * @property {Array.<stallscope.v1.DisksRow.$Properties>|null} [disks] Table disks
             * @property {Array.<stallscope.v1.FilesRow.$Properties>|null} [files] Table files
             * @property {Array.<stallscope.v1.ProcessesRow.$Properties>|null} [processes] Table processes
             * @property {Array.<stallscope.v1.LogsRow.$Properties>|null} [logs] Table logs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Table.
             * @memberof stallscope.v1
             * @interface ITable
             * @augments stallscope.v1.Table.$Properties
             * @deprecated Use stallscope.v1.Table.$Properties instead.
             */

            /**
             * Shape of a Table.
             * @typedef {stallscope.v1.Table.$Properties} stallscope.v1.Table.$Shape
             */

            /**
             * Constructs a new Table.
             * @memberof stallscope.v1
             * @classdesc Represents a Table.
             * @constructor
             * @param {stallscope.v1.Table.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Table = function (properties) {
                this.waits = [];
                this.culprits = [];
                this.disks = [];
                this.files = [];
                this.processes = [];
                this.logs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Table epoch.
             * @member {number} epoch
             * @memberof stallscope.v1.Table
             * @instance
             */
            Table.prototype.epoch = 0;

            /**
             * Table at.
             * @member {number} at
             * @memberof stallscope.v1.Table
             * @instance
             */
            Table.prototype.at = 0;

            /**
             * Table intervalNs.
             * @member {number} intervalNs
             * @memberof stallscope.v1.Table
             * @instance
             */
            Table.prototype.intervalNs = 0;

            /**
             * Table waits.
             * @member {Array.<stallscope.v1.WaitsRow.$Properties>} waits
             * @memberof stallscope.v1.Table
             * @instance
             */
            Table.prototype.waits = $util.emptyArray;

            /**
             * Table culprits.
             * @member {Array.<stallscope.v1.CulpritsRow.$Properties>} culprits
             * @memberof stallscope.v1.Table
             * @instance
             */
            Table.prototype.culprits = $util.emptyArray;

            /**
             * Table disks.
             * @member {Array.<stallscope.v1.DisksRow.$Properties>} disks
             * @memberof stallscope.v1.Table
             * @instance
             */
            Table.prototype.disks = $util.emptyArray;

            /**
             * Table files.
             * @member {Array.<stallscope.v1.FilesRow.$Properties>} files
             * @memberof stallscope.v1.Table
             * @instance
             */
            Table.prototype.files = $util.emptyArray;

            /**
             * Table processes.
             * @member {Array.<stallscope.v1.ProcessesRow.$Properties>} processes
             * @memberof stallscope.v1.Table
             * @instance
             */
            Table.prototype.processes = $util.emptyArray;

            /**
             * Table logs.
             * @member {Array.<stallscope.v1.LogsRow.$Properties>} logs
             * @memberof stallscope.v1.Table
             * @instance
             */
            Table.prototype.logs = $util.emptyArray;

            /**
             * Encodes the specified Table message. Does not implicitly {@link stallscope.v1.Table.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Table
             * @static
             * @param {stallscope.v1.Table.$Properties} message Table message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Table.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.epoch);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && !$Object.is(message.at, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.at);
                if (message.intervalNs != null && $Object.hasOwnProperty.call(message, "intervalNs") && !$Object.is(message.intervalNs, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.intervalNs);
                if (message.waits != null && message.waits.length)
                    for (let i = 0; i < message.waits.length; ++i)
                        $root.stallscope.v1.WaitsRow.encode(message.waits[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.culprits != null && message.culprits.length)
                    for (let i = 0; i < message.culprits.length; ++i)
                        $root.stallscope.v1.CulpritsRow.encode(message.culprits[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.disks != null && message.disks.length)
                    for (let i = 0; i < message.disks.length; ++i)
                        $root.stallscope.v1.DisksRow.encode(message.disks[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.files != null && message.files.length)
                    for (let i = 0; i < message.files.length; ++i)
                        $root.stallscope.v1.FilesRow.encode(message.files[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.processes != null && message.processes.length)
                    for (let i = 0; i < message.processes.length; ++i)
                        $root.stallscope.v1.ProcessesRow.encode(message.processes[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.logs != null && message.logs.length)
                    for (let i = 0; i < message.logs.length; ++i)
                        $root.stallscope.v1.LogsRow.encode(message.logs[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Table message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Table
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Table & stallscope.v1.Table.$Shape} Table
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Table.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Table();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.intervalNs = value;
                            else
                                delete message.intervalNs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.waits && message.waits.length))
                                message.waits = [];
                            message.waits.push($root.stallscope.v1.WaitsRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.culprits && message.culprits.length))
                                message.culprits = [];
                            message.culprits.push($root.stallscope.v1.CulpritsRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.disks && message.disks.length))
                                message.disks = [];
                            message.disks.push($root.stallscope.v1.DisksRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.files && message.files.length))
                                message.files = [];
                            message.files.push($root.stallscope.v1.FilesRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.processes && message.processes.length))
                                message.processes = [];
                            message.processes.push($root.stallscope.v1.ProcessesRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.logs && message.logs.length))
                                message.logs = [];
                            message.logs.push($root.stallscope.v1.LogsRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Table;
        })();

        v1.WaitsRow = (function() {

            /**
             * Properties of a WaitsRow.
             * @typedef {Object} stallscope.v1.WaitsRow.$Properties
             * @property {number|null} [container] WaitsRow container
             * @property {number|null} [cause] WaitsRow cause
             * @property {number|null} [blockedNs] WaitsRow blockedNs
             * @property {number|null} [count] WaitsRow count
             * @property {number|null} [maxNs] WaitsRow maxNs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WaitsRow.
             * @memberof stallscope.v1
             * @interface IWaitsRow
             * @augments stallscope.v1.WaitsRow.$Properties
             * @deprecated Use stallscope.v1.WaitsRow.$Properties instead.
             */

            /**
             * Shape of a WaitsRow.
             * @typedef {stallscope.v1.WaitsRow.$Properties} stallscope.v1.WaitsRow.$Shape
             */

            /**
             * Constructs a new WaitsRow.
             * @memberof stallscope.v1
             * @classdesc Represents a WaitsRow.
             * @constructor
             * @param {stallscope.v1.WaitsRow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WaitsRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WaitsRow container.
             * @member {number} container
             * @memberof stallscope.v1.WaitsRow
             * @instance
             */
            WaitsRow.prototype.container = 0;

            /**
             * WaitsRow cause.
             * @member {number} cause
             * @memberof stallscope.v1.WaitsRow
             * @instance
             */
            WaitsRow.prototype.cause = 0;

            /**
             * WaitsRow blockedNs.
             * @member {number} blockedNs
             * @memberof stallscope.v1.WaitsRow
             * @instance
             */
            WaitsRow.prototype.blockedNs = 0;

            /**
             * WaitsRow count.
             * @member {number} count
             * @memberof stallscope.v1.WaitsRow
             * @instance
             */
            WaitsRow.prototype.count = 0;

            /**
             * WaitsRow maxNs.
             * @member {number} maxNs
             * @memberof stallscope.v1.WaitsRow
             * @instance
             */
            WaitsRow.prototype.maxNs = 0;

            /**
             * Encodes the specified WaitsRow message. Does not implicitly {@link stallscope.v1.WaitsRow.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.WaitsRow
             * @static
             * @param {stallscope.v1.WaitsRow.$Properties} message WaitsRow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WaitsRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.container);
                if (message.cause != null && $Object.hasOwnProperty.call(message, "cause") && message.cause !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.cause);
                if (message.blockedNs != null && $Object.hasOwnProperty.call(message, "blockedNs") && !$Object.is(message.blockedNs, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.blockedNs);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && !$Object.is(message.count, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.count);
                if (message.maxNs != null && $Object.hasOwnProperty.call(message, "maxNs") && !$Object.is(message.maxNs, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.maxNs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WaitsRow message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.WaitsRow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.WaitsRow & stallscope.v1.WaitsRow.$Shape} WaitsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WaitsRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.WaitsRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.cause = value;
                            else
                                delete message.cause;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.blockedNs = value;
                            else
                                delete message.blockedNs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.maxNs = value;
                            else
                                delete message.maxNs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WaitsRow;
        })();

        v1.CulpritsRow = (function() {

            /**
             * Properties of a CulpritsRow.
             * @typedef {Object} stallscope.v1.CulpritsRow.$Properties
             * @property {number|null} [victim] CulpritsRow victim
             * @property {number|null} [culprit] CulpritsRow culprit
             * @property {string|null} [name] CulpritsRow name
             * @property {number|null} [device] CulpritsRow device
             * @property {stallscope.v1.CulpritVia|null} [via] CulpritsRow via
             * @property {number|null} [overlapNs] CulpritsRow overlapNs
             * @property {number|null} [bytes] CulpritsRow bytes
             * @property {number|null} [count] CulpritsRow count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CulpritsRow.
             * @memberof stallscope.v1
             * @interface ICulpritsRow
             * @augments stallscope.v1.CulpritsRow.$Properties
             * @deprecated Use stallscope.v1.CulpritsRow.$Properties instead.
             */

            /**
             * Shape of a CulpritsRow.
             * @typedef {stallscope.v1.CulpritsRow.$Properties} stallscope.v1.CulpritsRow.$Shape
             */

            /**
             * Constructs a new CulpritsRow.
             * @memberof stallscope.v1
             * @classdesc Represents a CulpritsRow.
             * @constructor
             * @param {stallscope.v1.CulpritsRow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CulpritsRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CulpritsRow victim.
             * @member {number} victim
             * @memberof stallscope.v1.CulpritsRow
             * @instance
             */
            CulpritsRow.prototype.victim = 0;

            /**
             * CulpritsRow culprit.
             * @member {number} culprit
             * @memberof stallscope.v1.CulpritsRow
             * @instance
             */
            CulpritsRow.prototype.culprit = 0;

            /**
             * CulpritsRow name.
             * @member {string} name
             * @memberof stallscope.v1.CulpritsRow
             * @instance
             */
            CulpritsRow.prototype.name = "";

            /**
             * CulpritsRow device.
             * @member {number} device
             * @memberof stallscope.v1.CulpritsRow
             * @instance
             */
            CulpritsRow.prototype.device = 0;

            /**
             * CulpritsRow via.
             * @member {stallscope.v1.CulpritVia} via
             * @memberof stallscope.v1.CulpritsRow
             * @instance
             */
            CulpritsRow.prototype.via = 0;

            /**
             * CulpritsRow overlapNs.
             * @member {number} overlapNs
             * @memberof stallscope.v1.CulpritsRow
             * @instance
             */
            CulpritsRow.prototype.overlapNs = 0;

            /**
             * CulpritsRow bytes.
             * @member {number} bytes
             * @memberof stallscope.v1.CulpritsRow
             * @instance
             */
            CulpritsRow.prototype.bytes = 0;

            /**
             * CulpritsRow count.
             * @member {number} count
             * @memberof stallscope.v1.CulpritsRow
             * @instance
             */
            CulpritsRow.prototype.count = 0;

            /**
             * Encodes the specified CulpritsRow message. Does not implicitly {@link stallscope.v1.CulpritsRow.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.CulpritsRow
             * @static
             * @param {stallscope.v1.CulpritsRow.$Properties} message CulpritsRow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CulpritsRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.victim != null && $Object.hasOwnProperty.call(message, "victim") && message.victim !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.victim);
                if (message.culprit != null && $Object.hasOwnProperty.call(message, "culprit") && message.culprit !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.culprit);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.name);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.device);
                if (message.via != null && $Object.hasOwnProperty.call(message, "via") && message.via !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.via);
                if (message.overlapNs != null && $Object.hasOwnProperty.call(message, "overlapNs") && !$Object.is(message.overlapNs, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.overlapNs);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && !$Object.is(message.bytes, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.bytes);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && !$Object.is(message.count, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CulpritsRow message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.CulpritsRow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.CulpritsRow & stallscope.v1.CulpritsRow.$Shape} CulpritsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CulpritsRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.CulpritsRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.victim = value;
                            else
                                delete message.victim;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.culprit = value;
                            else
                                delete message.culprit;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.via = value;
                            else
                                delete message.via;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.overlapNs = value;
                            else
                                delete message.overlapNs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CulpritsRow;
        })();

        /**
         * CulpritVia enum.
         * @name stallscope.v1.CulpritVia
         * @enum {number}
         * @property {number} CULPRIT_VIA_QUEUE=0 CULPRIT_VIA_QUEUE value
         * @property {number} CULPRIT_VIA_JOURNAL=1 CULPRIT_VIA_JOURNAL value
         * @property {number} CULPRIT_VIA_THROTTLE=2 CULPRIT_VIA_THROTTLE value
         */
        v1.CulpritVia = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CULPRIT_VIA_QUEUE"] = 0;
            values[valuesById[1] = "CULPRIT_VIA_JOURNAL"] = 1;
            values[valuesById[2] = "CULPRIT_VIA_THROTTLE"] = 2;
            return values;
        })();

        v1.DisksRow = (function() {

            /**
             * Properties of a DisksRow.
             * @typedef {Object} stallscope.v1.DisksRow.$Properties
             * @property {number|null} [device] DisksRow device
             * @property {string|null} [name] DisksRow name
             * @property {boolean|null} [leaf] DisksRow leaf
             * @property {number|null} [readsPerSecond] DisksRow readsPerSecond
             * @property {number|null} [writesPerSecond] DisksRow writesPerSecond
             * @property {number|null} [readBytesPerSecond] DisksRow readBytesPerSecond
             * @property {number|null} [writeBytesPerSecond] DisksRow writeBytesPerSecond
             * @property {number|null} [flushesPerSecond] DisksRow flushesPerSecond
             * @property {number|null} [readAwaitNs] DisksRow readAwaitNs
             * @property {number|null} [writeAwaitNs] DisksRow writeAwaitNs
             * @property {number|null} [flushAwaitNs] DisksRow flushAwaitNs
             * @property {number|null} [queueNs] DisksRow queueNs
             * @property {number|null} [deviceNs] DisksRow deviceNs
             * @property {number|null} [queueDepth] DisksRow queueDepth
             * @property {number|null} [utilisation] DisksRow utilisation
             * @property {number|null} [errors] DisksRow errors
             * @property {Array.<string>|null} [lower] DisksRow lower
             * @property {Array.<stallscope.v1.Share.$Properties>|null} [containers] DisksRow containers
             * @property {Array.<stallscope.v1.DiskLimit.$Properties>|null} [limits] DisksRow limits
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DisksRow.
             * @memberof stallscope.v1
             * @interface IDisksRow
             * @augments stallscope.v1.DisksRow.$Properties
             * @deprecated Use stallscope.v1.DisksRow.$Properties instead.
             */

            /**
             * Shape of a DisksRow.
             * @typedef {stallscope.v1.DisksRow.$Properties} stallscope.v1.DisksRow.$Shape
             */

            /**
             * Constructs a new DisksRow.
             * @memberof stallscope.v1
             * @classdesc Represents a DisksRow.
             * @constructor
             * @param {stallscope.v1.DisksRow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DisksRow = function (properties) {
                this.lower = [];
                this.containers = [];
                this.limits = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DisksRow device.
             * @member {number} device
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.device = 0;

            /**
             * DisksRow name.
             * @member {string} name
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.name = "";

            /**
             * DisksRow leaf.
             * @member {boolean} leaf
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.leaf = false;

            /**
             * DisksRow readsPerSecond.
             * @member {number} readsPerSecond
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.readsPerSecond = 0;

            /**
             * DisksRow writesPerSecond.
             * @member {number} writesPerSecond
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.writesPerSecond = 0;

            /**
             * DisksRow readBytesPerSecond.
             * @member {number} readBytesPerSecond
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.readBytesPerSecond = 0;

            /**
             * DisksRow writeBytesPerSecond.
             * @member {number} writeBytesPerSecond
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.writeBytesPerSecond = 0;

            /**
             * DisksRow flushesPerSecond.
             * @member {number} flushesPerSecond
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.flushesPerSecond = 0;

            /**
             * DisksRow readAwaitNs.
             * @member {number|null|undefined} readAwaitNs
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.readAwaitNs = null;

            /**
             * DisksRow writeAwaitNs.
             * @member {number|null|undefined} writeAwaitNs
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.writeAwaitNs = null;

            /**
             * DisksRow flushAwaitNs.
             * @member {number|null|undefined} flushAwaitNs
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.flushAwaitNs = null;

            /**
             * DisksRow queueNs.
             * @member {number|null|undefined} queueNs
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.queueNs = null;

            /**
             * DisksRow deviceNs.
             * @member {number|null|undefined} deviceNs
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.deviceNs = null;

            /**
             * DisksRow queueDepth.
             * @member {number} queueDepth
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.queueDepth = 0;

            /**
             * DisksRow utilisation.
             * @member {number} utilisation
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.utilisation = 0;

            /**
             * DisksRow errors.
             * @member {number} errors
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.errors = 0;

            /**
             * DisksRow lower.
             * @member {Array.<string>} lower
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.lower = $util.emptyArray;

            /**
             * DisksRow containers.
             * @member {Array.<stallscope.v1.Share.$Properties>} containers
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.containers = $util.emptyArray;

            /**
             * DisksRow limits.
             * @member {Array.<stallscope.v1.DiskLimit.$Properties>} limits
             * @memberof stallscope.v1.DisksRow
             * @instance
             */
            DisksRow.prototype.limits = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DisksRow.prototype, "_readAwaitNs", {
                get: $util.oneOfGetter($oneOfFields = ["readAwaitNs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DisksRow.prototype, "_writeAwaitNs", {
                get: $util.oneOfGetter($oneOfFields = ["writeAwaitNs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DisksRow.prototype, "_flushAwaitNs", {
                get: $util.oneOfGetter($oneOfFields = ["flushAwaitNs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DisksRow.prototype, "_queueNs", {
                get: $util.oneOfGetter($oneOfFields = ["queueNs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DisksRow.prototype, "_deviceNs", {
                get: $util.oneOfGetter($oneOfFields = ["deviceNs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified DisksRow message. Does not implicitly {@link stallscope.v1.DisksRow.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.DisksRow
             * @static
             * @param {stallscope.v1.DisksRow.$Properties} message DisksRow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DisksRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.device);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.leaf != null && $Object.hasOwnProperty.call(message, "leaf") && message.leaf !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.leaf);
                if (message.readsPerSecond != null && $Object.hasOwnProperty.call(message, "readsPerSecond") && !$Object.is(message.readsPerSecond, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.readsPerSecond);
                if (message.writesPerSecond != null && $Object.hasOwnProperty.call(message, "writesPerSecond") && !$Object.is(message.writesPerSecond, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.writesPerSecond);
                if (message.readBytesPerSecond != null && $Object.hasOwnProperty.call(message, "readBytesPerSecond") && !$Object.is(message.readBytesPerSecond, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.readBytesPerSecond);
                if (message.writeBytesPerSecond != null && $Object.hasOwnProperty.call(message, "writeBytesPerSecond") && !$Object.is(message.writeBytesPerSecond, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.writeBytesPerSecond);
                if (message.flushesPerSecond != null && $Object.hasOwnProperty.call(message, "flushesPerSecond") && !$Object.is(message.flushesPerSecond, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.flushesPerSecond);
                if (message.readAwaitNs != null && $Object.hasOwnProperty.call(message, "readAwaitNs"))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.readAwaitNs);
                if (message.writeAwaitNs != null && $Object.hasOwnProperty.call(message, "writeAwaitNs"))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.writeAwaitNs);
                if (message.flushAwaitNs != null && $Object.hasOwnProperty.call(message, "flushAwaitNs"))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.flushAwaitNs);
                if (message.queueNs != null && $Object.hasOwnProperty.call(message, "queueNs"))
                    writer.uint32(/* id 12, wireType 1 =*/97).double(message.queueNs);
                if (message.deviceNs != null && $Object.hasOwnProperty.call(message, "deviceNs"))
                    writer.uint32(/* id 13, wireType 1 =*/105).double(message.deviceNs);
                if (message.queueDepth != null && $Object.hasOwnProperty.call(message, "queueDepth") && !$Object.is(message.queueDepth, 0))
                    writer.uint32(/* id 14, wireType 1 =*/113).double(message.queueDepth);
                if (message.utilisation != null && $Object.hasOwnProperty.call(message, "utilisation") && !$Object.is(message.utilisation, 0))
                    writer.uint32(/* id 15, wireType 1 =*/121).double(message.utilisation);
                if (message.errors != null && $Object.hasOwnProperty.call(message, "errors") && !$Object.is(message.errors, 0))
                    writer.uint32(/* id 16, wireType 1 =*/129).double(message.errors);
                if (message.lower != null && message.lower.length)
                    for (let i = 0; i < message.lower.length; ++i)
                        writer.uint32(/* id 17, wireType 2 =*/138).string(message.lower[i]);
                if (message.containers != null && message.containers.length)
                    for (let i = 0; i < message.containers.length; ++i)
                        $root.stallscope.v1.Share.encode(message.containers[i], writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.limits != null && message.limits.length)
                    for (let i = 0; i < message.limits.length; ++i)
                        $root.stallscope.v1.DiskLimit.encode(message.limits[i], writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DisksRow message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.DisksRow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.DisksRow & stallscope.v1.DisksRow.$Shape} DisksRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DisksRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.DisksRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.leaf = value;
                            else
                                delete message.leaf;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readsPerSecond = value;
                            else
                                delete message.readsPerSecond;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writesPerSecond = value;
                            else
                                delete message.writesPerSecond;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readBytesPerSecond = value;
                            else
                                delete message.readBytesPerSecond;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writeBytesPerSecond = value;
                            else
                                delete message.writeBytesPerSecond;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.flushesPerSecond = value;
                            else
                                delete message.flushesPerSecond;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            message.readAwaitNs = reader.double();
                            message._readAwaitNs = "readAwaitNs";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            message.writeAwaitNs = reader.double();
                            message._writeAwaitNs = "writeAwaitNs";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            message.flushAwaitNs = reader.double();
                            message._flushAwaitNs = "flushAwaitNs";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 1)
                                break;
                            message.queueNs = reader.double();
                            message._queueNs = "queueNs";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 1)
                                break;
                            message.deviceNs = reader.double();
                            message._deviceNs = "deviceNs";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.queueDepth = value;
                            else
                                delete message.queueDepth;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.utilisation = value;
                            else
                                delete message.utilisation;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.errors = value;
                            else
                                delete message.errors;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            if (!(message.lower && message.lower.length))
                                message.lower = [];
                            message.lower.push(reader.stringVerify());
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            if (!(message.containers && message.containers.length))
                                message.containers = [];
                            message.containers.push($root.stallscope.v1.Share.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            if (!(message.limits && message.limits.length))
                                message.limits = [];
                            message.limits.push($root.stallscope.v1.DiskLimit.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DisksRow;
        })();

        v1.DiskLimit = (function() {

            /**
             * Properties of a DiskLimit.
             * @typedef {Object} stallscope.v1.DiskLimit.$Properties
             * @property {number|null} [container] DiskLimit container
             * @property {string|null} [cgroup] DiskLimit cgroup
             * @property {string|null} [limit] DiskLimit limit
             * @property {number|null} [configured] DiskLimit configured
             * @property {number|null} [observed] DiskLimit observed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DiskLimit.
             * @memberof stallscope.v1
             * @interface IDiskLimit
             * @augments stallscope.v1.DiskLimit.$Properties
             * @deprecated Use stallscope.v1.DiskLimit.$Properties instead.
             */

            /**
             * Shape of a DiskLimit.
             * @typedef {stallscope.v1.DiskLimit.$Properties} stallscope.v1.DiskLimit.$Shape
             */

            /**
             * Constructs a new DiskLimit.
             * @memberof stallscope.v1
             * @classdesc Represents a DiskLimit.
             * @constructor
             * @param {stallscope.v1.DiskLimit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DiskLimit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DiskLimit container.
             * @member {number} container
             * @memberof stallscope.v1.DiskLimit
             * @instance
             */
            DiskLimit.prototype.container = 0;

            /**
             * DiskLimit cgroup.
             * @member {string} cgroup
             * @memberof stallscope.v1.DiskLimit
             * @instance
             */
            DiskLimit.prototype.cgroup = "";

            /**
             * DiskLimit limit.
             * @member {string} limit
             * @memberof stallscope.v1.DiskLimit
             * @instance
             */
            DiskLimit.prototype.limit = "";

            /**
             * DiskLimit configured.
             * @member {number} configured
             * @memberof stallscope.v1.DiskLimit
             * @instance
             */
            DiskLimit.prototype.configured = 0;

            /**
             * DiskLimit observed.
             * @member {number|null|undefined} observed
             * @memberof stallscope.v1.DiskLimit
             * @instance
             */
            DiskLimit.prototype.observed = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DiskLimit.prototype, "_observed", {
                get: $util.oneOfGetter($oneOfFields = ["observed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified DiskLimit message. Does not implicitly {@link stallscope.v1.DiskLimit.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.DiskLimit
             * @static
             * @param {stallscope.v1.DiskLimit.$Properties} message DiskLimit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DiskLimit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.container);
                if (message.cgroup != null && $Object.hasOwnProperty.call(message, "cgroup") && message.cgroup !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.cgroup);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.limit);
                if (message.configured != null && $Object.hasOwnProperty.call(message, "configured") && !$Object.is(message.configured, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.configured);
                if (message.observed != null && $Object.hasOwnProperty.call(message, "observed"))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.observed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DiskLimit message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.DiskLimit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.DiskLimit & stallscope.v1.DiskLimit.$Shape} DiskLimit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DiskLimit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.DiskLimit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cgroup = value;
                            else
                                delete message.cgroup;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.configured = value;
                            else
                                delete message.configured;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            message.observed = reader.double();
                            message._observed = "observed";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DiskLimit;
        })();

        v1.FilesRow = (function() {

            /**
             * Properties of a FilesRow.
             * @typedef {Object} stallscope.v1.FilesRow.$Properties
             * @property {number|null} [container] FilesRow container
             * @property {string|null} [file] FilesRow file
             * @property {string|null} [device] FilesRow device
             * @property {number|null} [inode] FilesRow inode
             * @property {number|null} [reads] FilesRow reads
             * @property {number|null} [readBytes] FilesRow readBytes
             * @property {number|null} [readNs] FilesRow readNs
             * @property {number|null} [writes] FilesRow writes
             * @property {number|null} [writeBytes] FilesRow writeBytes
             * @property {number|null} [writeNs] FilesRow writeNs
             * @property {number|null} [syncs] FilesRow syncs
             * @property {number|null} [syncNs] FilesRow syncNs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FilesRow.
             * @memberof stallscope.v1
             * @interface IFilesRow
             * @augments stallscope.v1.FilesRow.$Properties
             * @deprecated Use stallscope.v1.FilesRow.$Properties instead.
             */

            /**
             * Shape of a FilesRow.
             * @typedef {stallscope.v1.FilesRow.$Properties} stallscope.v1.FilesRow.$Shape
             */

            /**
             * Constructs a new FilesRow.
             * @memberof stallscope.v1
             * @classdesc Represents a FilesRow.
             * @constructor
             * @param {stallscope.v1.FilesRow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FilesRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FilesRow container.
             * @member {number} container
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.container = 0;

            /**
             * FilesRow file.
             * @member {string} file
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.file = "";

            /**
             * FilesRow device.
             * @member {string} device
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.device = "";

            /**
             * FilesRow inode.
             * @member {number} inode
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.inode = 0;

            /**
             * FilesRow reads.
             * @member {number} reads
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.reads = 0;

            /**
             * FilesRow readBytes.
             * @member {number} readBytes
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.readBytes = 0;

            /**
             * FilesRow readNs.
             * @member {number} readNs
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.readNs = 0;

            /**
             * FilesRow writes.
             * @member {number} writes
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.writes = 0;

            /**
             * FilesRow writeBytes.
             * @member {number} writeBytes
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.writeBytes = 0;

            /**
             * FilesRow writeNs.
             * @member {number} writeNs
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.writeNs = 0;

            /**
             * FilesRow syncs.
             * @member {number} syncs
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.syncs = 0;

            /**
             * FilesRow syncNs.
             * @member {number} syncNs
             * @memberof stallscope.v1.FilesRow
             * @instance
             */
            FilesRow.prototype.syncNs = 0;

            /**
             * Encodes the specified FilesRow message. Does not implicitly {@link stallscope.v1.FilesRow.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.FilesRow
             * @static
             * @param {stallscope.v1.FilesRow.$Properties} message FilesRow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FilesRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.container);
                if (message.file != null && $Object.hasOwnProperty.call(message, "file") && message.file !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.file);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.device);
                if (message.inode != null && $Object.hasOwnProperty.call(message, "inode") && !$Object.is(message.inode, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.inode);
                if (message.reads != null && $Object.hasOwnProperty.call(message, "reads") && !$Object.is(message.reads, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.reads);
                if (message.readBytes != null && $Object.hasOwnProperty.call(message, "readBytes") && !$Object.is(message.readBytes, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.readBytes);
                if (message.readNs != null && $Object.hasOwnProperty.call(message, "readNs") && !$Object.is(message.readNs, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.readNs);
                if (message.writes != null && $Object.hasOwnProperty.call(message, "writes") && !$Object.is(message.writes, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.writes);
                if (message.writeBytes != null && $Object.hasOwnProperty.call(message, "writeBytes") && !$Object.is(message.writeBytes, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.writeBytes);
                if (message.writeNs != null && $Object.hasOwnProperty.call(message, "writeNs") && !$Object.is(message.writeNs, 0))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.writeNs);
                if (message.syncs != null && $Object.hasOwnProperty.call(message, "syncs") && !$Object.is(message.syncs, 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.syncs);
                if (message.syncNs != null && $Object.hasOwnProperty.call(message, "syncNs") && !$Object.is(message.syncNs, 0))
                    writer.uint32(/* id 12, wireType 1 =*/97).double(message.syncNs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FilesRow message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.FilesRow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.FilesRow & stallscope.v1.FilesRow.$Shape} FilesRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FilesRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.FilesRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.file = value;
                            else
                                delete message.file;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.inode = value;
                            else
                                delete message.inode;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.reads = value;
                            else
                                delete message.reads;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readBytes = value;
                            else
                                delete message.readBytes;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readNs = value;
                            else
                                delete message.readNs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writes = value;
                            else
                                delete message.writes;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writeBytes = value;
                            else
                                delete message.writeBytes;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writeNs = value;
                            else
                                delete message.writeNs;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.syncs = value;
                            else
                                delete message.syncs;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.syncNs = value;
                            else
                                delete message.syncNs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FilesRow;
        })();

        v1.ProcessesRow = (function() {

            /**
             * Properties of a ProcessesRow.
             * @typedef {Object} stallscope.v1.ProcessesRow.$Properties
             * @property {number|null} [container] ProcessesRow container
             * @property {number|null} [pid] ProcessesRow pid
             * @property {string|null} [comm] ProcessesRow comm
             * @property {number|null} [reads] ProcessesRow reads
             * @property {number|null} [readBytes] ProcessesRow readBytes
             * @property {number|null} [writes] ProcessesRow writes
             * @property {number|null} [writeBytes] ProcessesRow writeBytes
             * @property {number|null} [ioNs] ProcessesRow ioNs
             * @property {number|null} [syncs] ProcessesRow syncs
             * @property {number|null} [syncNs] ProcessesRow syncNs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProcessesRow.
             * @memberof stallscope.v1
             * @interface IProcessesRow
             * @augments stallscope.v1.ProcessesRow.$Properties
             * @deprecated Use stallscope.v1.ProcessesRow.$Properties instead.
             */

            /**
             * Shape of a ProcessesRow.
             * @typedef {stallscope.v1.ProcessesRow.$Properties} stallscope.v1.ProcessesRow.$Shape
             */

            /**
             * Constructs a new ProcessesRow.
             * @memberof stallscope.v1
             * @classdesc Represents a ProcessesRow.
             * @constructor
             * @param {stallscope.v1.ProcessesRow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProcessesRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProcessesRow container.
             * @member {number} container
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.container = 0;

            /**
             * ProcessesRow pid.
             * @member {number} pid
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.pid = 0;

            /**
             * ProcessesRow comm.
             * @member {string} comm
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.comm = "";

            /**
             * ProcessesRow reads.
             * @member {number} reads
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.reads = 0;

            /**
             * ProcessesRow readBytes.
             * @member {number} readBytes
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.readBytes = 0;

            /**
             * ProcessesRow writes.
             * @member {number} writes
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.writes = 0;

            /**
             * ProcessesRow writeBytes.
             * @member {number} writeBytes
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.writeBytes = 0;

            /**
             * ProcessesRow ioNs.
             * @member {number} ioNs
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.ioNs = 0;

            /**
             * ProcessesRow syncs.
             * @member {number} syncs
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.syncs = 0;

            /**
             * ProcessesRow syncNs.
             * @member {number} syncNs
             * @memberof stallscope.v1.ProcessesRow
             * @instance
             */
            ProcessesRow.prototype.syncNs = 0;

            /**
             * Encodes the specified ProcessesRow message. Does not implicitly {@link stallscope.v1.ProcessesRow.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.ProcessesRow
             * @static
             * @param {stallscope.v1.ProcessesRow.$Properties} message ProcessesRow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProcessesRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.container);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.pid);
                if (message.comm != null && $Object.hasOwnProperty.call(message, "comm") && message.comm !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.comm);
                if (message.reads != null && $Object.hasOwnProperty.call(message, "reads") && !$Object.is(message.reads, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.reads);
                if (message.readBytes != null && $Object.hasOwnProperty.call(message, "readBytes") && !$Object.is(message.readBytes, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.readBytes);
                if (message.writes != null && $Object.hasOwnProperty.call(message, "writes") && !$Object.is(message.writes, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.writes);
                if (message.writeBytes != null && $Object.hasOwnProperty.call(message, "writeBytes") && !$Object.is(message.writeBytes, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.writeBytes);
                if (message.ioNs != null && $Object.hasOwnProperty.call(message, "ioNs") && !$Object.is(message.ioNs, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.ioNs);
                if (message.syncs != null && $Object.hasOwnProperty.call(message, "syncs") && !$Object.is(message.syncs, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.syncs);
                if (message.syncNs != null && $Object.hasOwnProperty.call(message, "syncNs") && !$Object.is(message.syncNs, 0))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.syncNs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProcessesRow message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.ProcessesRow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.ProcessesRow & stallscope.v1.ProcessesRow.$Shape} ProcessesRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProcessesRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.ProcessesRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.comm = value;
                            else
                                delete message.comm;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.reads = value;
                            else
                                delete message.reads;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readBytes = value;
                            else
                                delete message.readBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writes = value;
                            else
                                delete message.writes;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writeBytes = value;
                            else
                                delete message.writeBytes;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.ioNs = value;
                            else
                                delete message.ioNs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.syncs = value;
                            else
                                delete message.syncs;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.syncNs = value;
                            else
                                delete message.syncNs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProcessesRow;
        })();

        v1.LogsRow = (function() {

            /**
             * Properties of a LogsRow.
             * @typedef {Object} stallscope.v1.LogsRow.$Properties
             * @property {number|null} [container] LogsRow container
             * @property {string|null} [writer] LogsRow writer
             * @property {number|null} [pid] LogsRow pid
             * @property {string|null} [file] LogsRow file
             * @property {number|null} [writes] LogsRow writes
             * @property {number|null} [bytes] LogsRow bytes
             * @property {number|null} [ownBytes] LogsRow ownBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogsRow.
             * @memberof stallscope.v1
             * @interface ILogsRow
             * @augments stallscope.v1.LogsRow.$Properties
             * @deprecated Use stallscope.v1.LogsRow.$Properties instead.
             */

            /**
             * Shape of a LogsRow.
             * @typedef {stallscope.v1.LogsRow.$Properties} stallscope.v1.LogsRow.$Shape
             */

            /**
             * Constructs a new LogsRow.
             * @memberof stallscope.v1
             * @classdesc Represents a LogsRow.
             * @constructor
             * @param {stallscope.v1.LogsRow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogsRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogsRow container.
             * @member {number} container
             * @memberof stallscope.v1.LogsRow
             * @instance
             */
            LogsRow.prototype.container = 0;

            /**
             * LogsRow writer.
             * @member {string} writer
             * @memberof stallscope.v1.LogsRow
             * @instance
             */
            LogsRow.prototype.writer = "";

            /**
             * LogsRow pid.
             * @member {number} pid
             * @memberof stallscope.v1.LogsRow
             * @instance
             */
            LogsRow.prototype.pid = 0;

            /**
             * LogsRow file.
             * @member {string} file
             * @memberof stallscope.v1.LogsRow
             * @instance
             */
            LogsRow.prototype.file = "";

            /**
             * LogsRow writes.
             * @member {number} writes
             * @memberof stallscope.v1.LogsRow
             * @instance
             */
            LogsRow.prototype.writes = 0;

            /**
             * LogsRow bytes.
             * @member {number} bytes
             * @memberof stallscope.v1.LogsRow
             * @instance
             */
            LogsRow.prototype.bytes = 0;

            /**
             * LogsRow ownBytes.
             * @member {number|null|undefined} ownBytes
             * @memberof stallscope.v1.LogsRow
             * @instance
             */
            LogsRow.prototype.ownBytes = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(LogsRow.prototype, "_ownBytes", {
                get: $util.oneOfGetter($oneOfFields = ["ownBytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified LogsRow message. Does not implicitly {@link stallscope.v1.LogsRow.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.LogsRow
             * @static
             * @param {stallscope.v1.LogsRow.$Properties} message LogsRow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogsRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.container);
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer") && message.writer !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.writer);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.pid);
                if (message.file != null && $Object.hasOwnProperty.call(message, "file") && message.file !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.file);
                if (message.writes != null && $Object.hasOwnProperty.call(message, "writes") && !$Object.is(message.writes, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.writes);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && !$Object.is(message.bytes, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.bytes);
                if (message.ownBytes != null && $Object.hasOwnProperty.call(message, "ownBytes"))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.ownBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogsRow message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.LogsRow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.LogsRow & stallscope.v1.LogsRow.$Shape} LogsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogsRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.LogsRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.writer = value;
                            else
                                delete message.writer;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.file = value;
                            else
                                delete message.file;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writes = value;
                            else
                                delete message.writes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            message.ownBytes = reader.double();
                            message._ownBytes = "ownBytes";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return LogsRow;
        })();

        v1.Lost = (function() {

            /**
             * Properties of a Lost.
             * @typedef {Object} stallscope.v1.Lost.$Properties
             * @property {number|null} [at] Lost at
             * @property {stallscope.v1.LossReason|null} [reason] Lost reason
             * @property {number|null} [count] Lost count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Lost.
             * @memberof stallscope.v1
             * @interface ILost
             * @augments stallscope.v1.Lost.$Properties
             * @deprecated Use stallscope.v1.Lost.$Properties instead.
             */

            /**
             * Shape of a Lost.
             * @typedef {stallscope.v1.Lost.$Properties} stallscope.v1.Lost.$Shape
             */

            /**
             * Constructs a new Lost.
             * @memberof stallscope.v1
             * @classdesc Represents a Lost.
             * @constructor
             * @param {stallscope.v1.Lost.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Lost = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Lost at.
             * @member {number} at
             * @memberof stallscope.v1.Lost
             * @instance
             */
            Lost.prototype.at = 0;

            /**
             * Lost reason.
             * @member {stallscope.v1.LossReason} reason
             * @memberof stallscope.v1.Lost
             * @instance
             */
            Lost.prototype.reason = 0;

            /**
             * Lost count.
             * @member {number} count
             * @memberof stallscope.v1.Lost
             * @instance
             */
            Lost.prototype.count = 0;

            /**
             * Encodes the specified Lost message. Does not implicitly {@link stallscope.v1.Lost.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Lost
             * @static
             * @param {stallscope.v1.Lost.$Properties} message Lost message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Lost.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && !$Object.is(message.at, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.at);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.reason);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && !$Object.is(message.count, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Lost message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Lost
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Lost & stallscope.v1.Lost.$Shape} Lost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Lost.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Lost();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Lost;
        })();

        /**
         * LossReason enum.
         * @name stallscope.v1.LossReason
         * @enum {number}
         * @property {number} LOSS_REASON_UNSPECIFIED=0 LOSS_REASON_UNSPECIFIED value
         * @property {number} LOSS_REASON_RING_FULL=1 LOSS_REASON_RING_FULL value
         * @property {number} LOSS_REASON_INFLIGHT_FULL=2 LOSS_REASON_INFLIGHT_FULL value
         * @property {number} LOSS_REASON_UNMATCHED=3 LOSS_REASON_UNMATCHED value
         * @property {number} LOSS_REASON_TOTALS_FULL=4 LOSS_REASON_TOTALS_FULL value
         * @property {number} LOSS_REASON_UNKNOWN_RECORD=5 LOSS_REASON_UNKNOWN_RECORD value
         * @property {number} LOSS_REASON_CLIENT_SLOW=6 LOSS_REASON_CLIENT_SLOW value
         * @property {number} LOSS_REASON_OPERATIONS_FULL=7 LOSS_REASON_OPERATIONS_FULL value
         * @property {number} LOSS_REASON_CHILDREN_FULL=8 LOSS_REASON_CHILDREN_FULL value
         * @property {number} LOSS_REASON_SCOPE_FULL=9 LOSS_REASON_SCOPE_FULL value
         * @property {number} LOSS_REASON_PENDING_FULL=10 LOSS_REASON_PENDING_FULL value
         * @property {number} LOSS_REASON_PROGRAM_SKIPPED=11 LOSS_REASON_PROGRAM_SKIPPED value
         * @property {number} LOSS_REASON_NEIGHBOURS_FULL=12 LOSS_REASON_NEIGHBOURS_FULL value
         * @property {number} LOSS_REASON_FILES_FULL=13 LOSS_REASON_FILES_FULL value
         * @property {number} LOSS_REASON_PROCESSES_FULL=14 LOSS_REASON_PROCESSES_FULL value
         * @property {number} LOSS_REASON_LOGS_FULL=15 LOSS_REASON_LOGS_FULL value
         * @property {number} LOSS_REASON_WAITS_FULL=16 LOSS_REASON_WAITS_FULL value
         * @property {number} LOSS_REASON_STACKS_FULL=17 LOSS_REASON_STACKS_FULL value
         */
        v1.LossReason = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "LOSS_REASON_UNSPECIFIED"] = 0;
            values[valuesById[1] = "LOSS_REASON_RING_FULL"] = 1;
            values[valuesById[2] = "LOSS_REASON_INFLIGHT_FULL"] = 2;
            values[valuesById[3] = "LOSS_REASON_UNMATCHED"] = 3;
            values[valuesById[4] = "LOSS_REASON_TOTALS_FULL"] = 4;
            values[valuesById[5] = "LOSS_REASON_UNKNOWN_RECORD"] = 5;
            values[valuesById[6] = "LOSS_REASON_CLIENT_SLOW"] = 6;
            values[valuesById[7] = "LOSS_REASON_OPERATIONS_FULL"] = 7;
            values[valuesById[8] = "LOSS_REASON_CHILDREN_FULL"] = 8;
            values[valuesById[9] = "LOSS_REASON_SCOPE_FULL"] = 9;
            values[valuesById[10] = "LOSS_REASON_PENDING_FULL"] = 10;
            values[valuesById[11] = "LOSS_REASON_PROGRAM_SKIPPED"] = 11;
            values[valuesById[12] = "LOSS_REASON_NEIGHBOURS_FULL"] = 12;
            values[valuesById[13] = "LOSS_REASON_FILES_FULL"] = 13;
            values[valuesById[14] = "LOSS_REASON_PROCESSES_FULL"] = 14;
            values[valuesById[15] = "LOSS_REASON_LOGS_FULL"] = 15;
            values[valuesById[16] = "LOSS_REASON_WAITS_FULL"] = 16;
            values[valuesById[17] = "LOSS_REASON_STACKS_FULL"] = 17;
            return values;
        })();

        v1.Targets = (function() {

            /**
             * Properties of a Targets.
             * @typedef {Object} stallscope.v1.Targets.$Properties
             * @property {number|null} [at] Targets at
             * @property {Array.<stallscope.v1.Container.$Properties>|null} [added] Targets added
             * @property {Array.<stallscope.v1.Container.$Properties>|null} [gone] Targets gone
             * @property {number|null} [remaining] Targets remaining
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Targets.
             * @memberof stallscope.v1
             * @interface ITargets
             * @augments stallscope.v1.Targets.$Properties
             * @deprecated Use stallscope.v1.Targets.$Properties instead.
             */

            /**
             * Shape of a Targets.
             * @typedef {stallscope.v1.Targets.$Properties} stallscope.v1.Targets.$Shape
             */

            /**
             * Constructs a new Targets.
             * @memberof stallscope.v1
             * @classdesc Represents a Targets.
             * @constructor
             * @param {stallscope.v1.Targets.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Targets = function (properties) {
                this.added = [];
                this.gone = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Targets at.
             * @member {number} at
             * @memberof stallscope.v1.Targets
             * @instance
             */
            Targets.prototype.at = 0;

            /**
             * Targets added.
             * @member {Array.<stallscope.v1.Container.$Properties>} added
             * @memberof stallscope.v1.Targets
             * @instance
             */
            Targets.prototype.added = $util.emptyArray;

            /**
             * Targets gone.
             * @member {Array.<stallscope.v1.Container.$Properties>} gone
             * @memberof stallscope.v1.Targets
             * @instance
             */
            Targets.prototype.gone = $util.emptyArray;

            /**
             * Targets remaining.
             * @member {number} remaining
             * @memberof stallscope.v1.Targets
             * @instance
             */
            Targets.prototype.remaining = 0;

            /**
             * Encodes the specified Targets message. Does not implicitly {@link stallscope.v1.Targets.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Targets
             * @static
             * @param {stallscope.v1.Targets.$Properties} message Targets message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Targets.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && !$Object.is(message.at, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.at);
                if (message.added != null && message.added.length)
                    for (let i = 0; i < message.added.length; ++i)
                        $root.stallscope.v1.Container.encode(message.added[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.gone != null && message.gone.length)
                    for (let i = 0; i < message.gone.length; ++i)
                        $root.stallscope.v1.Container.encode(message.gone[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.remaining != null && $Object.hasOwnProperty.call(message, "remaining") && message.remaining !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.remaining);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Targets message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Targets
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Targets & stallscope.v1.Targets.$Shape} Targets
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Targets.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Targets();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.added && message.added.length))
                                message.added = [];
                            message.added.push($root.stallscope.v1.Container.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.gone && message.gone.length))
                                message.gone = [];
                            message.gone.push($root.stallscope.v1.Container.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.remaining = value;
                            else
                                delete message.remaining;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Targets;
        })();

        v1.Refused = (function() {

            /**
             * Properties of a Refused.
             * @typedef {Object} stallscope.v1.Refused.$Properties
             * @property {stallscope.v1.RefusalCode|null} [code] Refused code
             * @property {string|null} [message] Refused message
             * @property {Array.<string>|null} [candidates] Refused candidates
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Refused.
             * @memberof stallscope.v1
             * @interface IRefused
             * @augments stallscope.v1.Refused.$Properties
             * @deprecated Use stallscope.v1.Refused.$Properties instead.
             */

            /**
             * Shape of a Refused.
             * @typedef {stallscope.v1.Refused.$Properties} stallscope.v1.Refused.$Shape
             */

            /**
             * Constructs a new Refused.
             * @memberof stallscope.v1
             * @classdesc Represents a Refused.
             * @constructor
             * @param {stallscope.v1.Refused.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Refused = function (properties) {
                this.candidates = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Refused code.
             * @member {stallscope.v1.RefusalCode} code
             * @memberof stallscope.v1.Refused
             * @instance
             */
            Refused.prototype.code = 0;

            /**
             * Refused message.
             * @member {string} message
             * @memberof stallscope.v1.Refused
             * @instance
             */
            Refused.prototype.message = "";

            /**
             * Refused candidates.
             * @member {Array.<string>} candidates
             * @memberof stallscope.v1.Refused
             * @instance
             */
            Refused.prototype.candidates = $util.emptyArray;

            /**
             * Encodes the specified Refused message. Does not implicitly {@link stallscope.v1.Refused.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.Refused
             * @static
             * @param {stallscope.v1.Refused.$Properties} message Refused message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Refused.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.candidates != null && message.candidates.length)
                    for (let i = 0; i < message.candidates.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.candidates[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Refused message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.Refused
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.Refused & stallscope.v1.Refused.$Shape} Refused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Refused.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.Refused();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.candidates && message.candidates.length))
                                message.candidates = [];
                            message.candidates.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Refused;
        })();

        /**
         * RefusalCode enum.
         * @name stallscope.v1.RefusalCode
         * @enum {number}
         * @property {number} REFUSAL_CODE_UNSPECIFIED=0 REFUSAL_CODE_UNSPECIFIED value
         * @property {number} REFUSAL_CODE_TARGET_UNKNOWN=1 REFUSAL_CODE_TARGET_UNKNOWN value
         * @property {number} REFUSAL_CODE_TARGET_AMBIGUOUS=2 REFUSAL_CODE_TARGET_AMBIGUOUS value
         * @property {number} REFUSAL_CODE_TARGET_NOT_TRACED=3 REFUSAL_CODE_TARGET_NOT_TRACED value
         * @property {number} REFUSAL_CODE_BAD_REQUEST=4 REFUSAL_CODE_BAD_REQUEST value
         */
        v1.RefusalCode = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "REFUSAL_CODE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "REFUSAL_CODE_TARGET_UNKNOWN"] = 1;
            values[valuesById[2] = "REFUSAL_CODE_TARGET_AMBIGUOUS"] = 2;
            values[valuesById[3] = "REFUSAL_CODE_TARGET_NOT_TRACED"] = 3;
            values[valuesById[4] = "REFUSAL_CODE_BAD_REQUEST"] = 4;
            return values;
        })();

        v1.End = (function() {

            /**
             * Properties of an End.
             * @typedef {Object} stallscope.v1.End.$Properties
             * @property {stallscope.v1.EndReason|null} [reason] End reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an End.
             * @memberof stallscope.v1
             * @interface IEnd
             * @augments stallscope.v1.End.$Properties
             * @deprecated Use stallscope.v1.End.$Properties instead.
             */

            /**
             * Shape of an End.
             * @typedef {stallscope.v1.End.$Properties} stallscope.v1.End.$Shape
             */

            /**
             * Constructs a new End.
             * @memberof stallscope.v1
             * @classdesc Represents an End.
             * @constructor
             * @param {stallscope.v1.End.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const End = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * End reason.
             * @member {stallscope.v1.EndReason} reason
             * @memberof stallscope.v1.End
             * @instance
             */
            End.prototype.reason = 0;

            /**
             * Encodes the specified End message. Does not implicitly {@link stallscope.v1.End.verify|verify} messages.
             * @function encode
             * @memberof stallscope.v1.End
             * @static
             * @param {stallscope.v1.End.$Properties} message End message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            End.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an End message from the specified reader or buffer.
             * @function decode
             * @memberof stallscope.v1.End
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {stallscope.v1.End & stallscope.v1.End.$Shape} End
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            End.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.stallscope.v1.End();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return End;
        })();

        /**
         * EndReason enum.
         * @name stallscope.v1.EndReason
         * @enum {number}
         * @property {number} END_REASON_UNSPECIFIED=0 END_REASON_UNSPECIFIED value
         * @property {number} END_REASON_TARGET_GONE=1 END_REASON_TARGET_GONE value
         * @property {number} END_REASON_SHUTDOWN=2 END_REASON_SHUTDOWN value
         */
        v1.EndReason = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "END_REASON_UNSPECIFIED"] = 0;
            values[valuesById[1] = "END_REASON_TARGET_GONE"] = 1;
            values[valuesById[2] = "END_REASON_SHUTDOWN"] = 2;
            return values;
        })();

        return v1;
    })();

    return stallscope;
})();

export {
  $root as default
};
